import { findPersonalData, withoutPersonalData } from '@juwuye/domain'

describe('words that give a person away are found', () => {
  test.each([
    ['打我电话 13800138000', '13800138000'],
    ['打 138 0013 8000 找我', '138 0013 8000'],
    ['打 0574-62221234', '0574-62221234'],
    ['身份证 33028119900101123X 忘带了', '33028119900101123X'],
    ['浙B12345 一直停在门口', '浙B12345'],
    ['新能源车浙BD12345挡住', '浙BD12345'],
    ['3 幢 502室漏水', '502室'],
    ['住 12-2-301 的那家', '12-2-301'],
  ])('%s', (text, found) => {
    expect(findPersonalData(text)).toBe(found)
    expect(withoutPersonalData(text)).not.toContain(found)
  })
})

describe('what residents say of places, times and money stays', () => {
  test.each([
    '12 幢楼的消火栓放不出水',
    '换掉 6 幢地下 38 米主管，花了 18,600 元',
    '2026-11-23 10:30 试压两小时',
    '1 到 18 层每层都放了水',
    '画了 18 个车位，人行道留出两米',
    '400 平方米车库',
    '打 12345 或者 119',
    '编号 梧桐 2026-0388',
  ])('%s', (text) => {
    expect(findPersonalData(text)).toBeUndefined()
    expect(withoutPersonalData(text)).toBe(text)
  })
})
