import fc from 'fast-check'
import { dice, ngrams, SIMILAR_FROM, similarityScore } from '../src/index.ts'

const likeness = (a: string, b: string) => dice(ngrams(a), ngrams(b))

describe('words that say the same', () => {
  test.each([
    ['三号楼电梯又坏了，老人下不来', '3号楼的电梯坏了两天，老人家下不了楼'],
    ['6幢楼道灯不亮，晚上摸黑', '我们6幢三楼的楼道灯坏了不亮，晚上上楼摸黑'],
    ['小区北门口垃圾桶满了没人清，臭得很', '北门垃圾桶满出来了，好几天没人清运，臭'],
    ['地下车库消防喷淋没有水', '车库的消防喷淋一直没水，着火怎么办'],
    ['电动车在楼道里充电，太危险', '有人把电动车推进楼道充电'],
    // one in four words, the other in a whole sentence
    ['车库消防没水', '地下车库的消防栓打开一滴水也没有，万一着火怎么办'],
    ['希望多一些停车位', '停车难，晚上回来找不到停车位'],
    ['楼上漏水', '卫生间天花板一直在滴水，楼上说不是他家'],
  ])('%s ~ %s', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(SIMILAR_FROM)
  })
})

describe('words about something else', () => {
  test.each([
    ['三号楼电梯又坏了，老人下不来', '小区北门口垃圾桶满了没人清'],
    ['6幢楼道灯不亮，晚上摸黑', '地下车库消防喷淋没有水'],
    ['电动车在楼道里充电，太危险', '希望把闲置车库改成乒乓球室'],
    ['楼上漏水，我家天花板湿了一大片', '广场舞音响太响，孩子没法写作业'],
    ['我有个好主意', '这个事情我们大家都没有办法'],
  ])('%s ≁ %s', (a, b) => {
    expect(likeness(a, b)).toBeLessThan(SIMILAR_FROM)
  })
})

describe('likeness', () => {
  test('is 1 with itself, 0 with nothing, the same both ways and never outside 0–1', () => {
    const text = fc.string({ unit: fc.constantFrom(...'楼道灯坏了电梯垃圾的A1 ，！'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [likeness(a, b), likeness(b, a)]
        expect(x).toBe(y)
        expect(x >= 0 && x <= 1).toBe(true)
        if (ngrams(a).length > 0) expect(likeness(a, a)).toBe(1)
      }),
      { numRuns: 200 },
    )
    expect(likeness('', '')).toBe(0)
    expect(likeness('，！？🚨', '，！？🚨')).toBe(0)
  })

  test('does not mind width, case or punctuation', () => {
    expect(ngrams('Ａ座，电梯！')).toEqual(ngrams('a座电梯'))
  })

  test('words weigh more than the place, the exact place more than the building', () => {
    const near = similarityScore({ words: 0.2, samePlace: true, sameBuilding: false })
    const house = similarityScore({ words: 0.2, samePlace: false, sameBuilding: true })
    const words = similarityScore({ words: 0.5, samePlace: false, sameBuilding: false })
    expect(words).toBeGreaterThan(near)
    expect(near).toBeGreaterThan(house)
    expect(house).toBeGreaterThan(similarityScore({ words: 0.2, samePlace: false, sameBuilding: false }))
  })
})
