import { canFit, fitField, wechatTime } from '../../src/platform/wechat/template-fields.ts'

test.each([
  ['thing2', '东门路灯坏了', '东门路灯坏了'],
  ['thing2', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['thing2', '一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
  ['thing4', `${'灯'.repeat(18)}💡💡💡`, `${'灯'.repeat(18)}💡…`],
  ['thing4', ' 第一行\r\n第二行\u2028第三行\t末 ', '第一行 第二行 第三行 末'],
  ['thing4', '\n', '-'],
  ['character_string1', '梧桐 2026-0388', '2026-0388'],
  ['character_string1', 'a'.repeat(33), `${'a'.repeat(29)}...`],
  ['character_string1', '梧桐', '-'],
  ['number3', '12.50', '12.50'],
  ['number3', '9'.repeat(32), '9'.repeat(32)],
  ['phrase1', '已受理。等待处理中', '已受理等待'],
  ['phrase1', 'OK', '无'],
  ['name1', '3 幢陈阿姨（楼栋长）李四王五赵六', '幢陈阿姨楼栋长李四王'],
  ['time3', '2019年10月1日 15:01', '2019年10月1日 15:01'],
])('%s takes %j as %j', (name, text, value) => {
  expect(fitField(name, text)).toBe(value)
})

test.each([
  ['number3', '十二'],
  ['number3', '9'.repeat(33)],
  ['number3', ''],
  ['time3', '2019-10-01 15:01'],
  ['time3', '10 月 1 日 15:01'],
  ['amount1', '3 元'],
  ['constructor', 'x'],
])('%s does not take %j', (name, text) => {
  expect(() => fitField(name, text)).toThrow(RangeError)
})

test('a template with a field we cannot fill is known beforehand', () => {
  expect(['thing2', 'character_string10', 'amount1', 'constructor', 'thing'].map(canFit)).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
})

test('times are told in Shanghai', () => {
  expect(wechatTime(Date.UTC(2019, 9, 1, 7, 1))).toBe('2019年10月1日 15:01')
  expect(wechatTime(Date.UTC(2026, 11, 31, 16, 5))).toBe('2027年1月1日 00:05')
  expect(fitField('time3', wechatTime(Date.UTC(2026, 11, 31, 16, 5)))).toBe('2027年1月1日 00:05')
})
