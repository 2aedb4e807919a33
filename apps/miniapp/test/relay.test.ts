import type { NeighbourView } from '@juwuye/types'
import { monthChoices, onTimeText } from '../src/features/relay/reach.model.ts'
import {
  type Concern,
  concernFaults,
  consentFault,
  NO_CONSENT,
  newConcern,
  readBackText,
  relayItem,
} from '../src/features/relay/relay.model.ts'
import { headline, tellBackChip, toldLine } from '../src/features/relay/tell-back.model.ts'

const HOUR = 3_600_000

const neighbour = {
  id: 'n1',
  name: '王奶奶',
  estate: { id: 'e1', name: '康桥新居' },
  building: { id: 'b5', name: '5 幢' },
} satisfies Pick<NeighbourView, 'id' | 'name' | 'estate' | 'building'>

const voice = { id: 'v1', seconds: 4, bars: [] }

const concern = (part: Partial<Concern> = {}): Concern => ({
  ...newConcern('c1', neighbour),
  text: '楼道灯不亮',
  consent: { ...NO_CONSENT, kind: 'spoken', voice },
  readBack: true,
  ...part,
})

describe('a concern on a round of visits', () => {
  test('is ready once it is said, agreed to with what shows it, and read back', () => {
    expect(concernFaults(concern(), [])).toEqual({})
    expect(concernFaults(undefined, [])).toEqual({ neighbour: '先选是哪位邻居说的' })
    const bare = newConcern('c1', neighbour)
    expect(Object.keys(concernFaults(bare, []))).toEqual(['text', 'consent', 'readBack'])
  })

  test('may be spoken in place of written', () => {
    expect(concernFaults(concern({ text: '', voice }), [])).toEqual({})
  })

  test('is taken down once: the same neighbour with the same words is told so', () => {
    const again = concern({ id: 'c2', text: ' 楼道灯不亮 ' })
    expect(concernFaults(again, [concern()])).toEqual({ text: '这位邻居的这句话，这一趟已经记过了' })
    expect(concernFaults(concern(), [concern()])).toEqual({})
    expect(concernFaults(concern({ id: 'c2', neighbourId: 'n2' }), [concern()])).toEqual({})
  })

  test('leaves with the neighbour’s building, and with the place only where one was said', () => {
    expect(relayItem(concern())).toMatchObject({
      id: 'c1',
      neighbourId: 'n1',
      place: null,
      consent: { kind: 'spoken', voiceId: 'v1', photos: [], family: '' },
    })
    expect(relayItem(concern({ spot: ' 2 单元 ' })).place).toEqual({
      estateId: 'e1',
      buildingId: 'b5',
      placeId: null,
      spot: '2 单元',
    })
  })

  test('is read back in words that can be said', () => {
    expect(readBackText(concern({ spot: '2 单元' }))).toBe(
      '王奶奶，您说的是：楼道灯不亮。地方在康桥新居 5 幢，2 单元。我帮您报上去，行不行？',
    )
  })
})

describe('consent', () => {
  const given = (kind: 'spoken' | 'written' | 'family', part = {}) => ({ ...NO_CONSENT, kind, ...part })

  test('to relay is shown: a recording, a photo, or who of the family', () => {
    expect(consentFault(NO_CONSENT, true)).toBe('选一下是怎么同意的')
    expect(consentFault(given('spoken'), true)).toBe('请他亲口说一句，录下来')
    expect(consentFault(given('spoken', { voice }), true)).toBeUndefined()
    expect(consentFault(given('written'), true)).toBe('把他写的拍一张')
    expect(consentFault(given('family'), true)).toBe('写上是哪位家里人同意的')
    expect(consentFault(given('family', { family: '女儿' }), true)).toBeUndefined()
  })

  test('to keep an entry is named; only the family is asked for', () => {
    expect(consentFault(given('spoken'), false)).toBeUndefined()
    expect(consentFault(given('family'), false)).toBe('写上是哪位家里人同意的')
  })
})

describe('telling back', () => {
  test('shows how much time is left, past half, and by how much it is late', () => {
    const duty = { madeAt: 0, dueAt: 48 * HOUR }
    expect(tellBackChip(duty, 2 * HOUR)).toEqual({ state: 'normal', text: '还剩 1 天 22 小时' })
    expect(tellBackChip(duty, 40 * HOUR)).toEqual({ state: 'half', text: '过半，还剩 8 小时' })
    expect(tellBackChip(duty, 51 * HOUR)).toEqual({ state: 'late', text: '超了 3 小时' })
  })

  test('counts the homes', () => {
    expect(headline(0, 0).title).toBe('都回告过了')
    expect(headline(2, 1)).toEqual({
      title: '要回告 2 家',
      note: '事情有了进展，请当面或打电话告诉他们，其中 1 家超时了',
    })
  })

  test('keeps what was said as words: content only where it was said', () => {
    const at = Date.UTC(2026, 10, 26, 2)
    const told = { at, by: '冯楼长', way: 'visit' as const, said: null, voice: null, content: null }
    expect(toldLine({ told }, at + HOUR)).toBe('今天 10:00 上门说了，冯楼长')
    expect(toldLine({ told: { ...told, content: false } }, at + HOUR)).toBe('今天 10:00 上门说了，冯楼长，不满意')
    expect(toldLine({ told: null }, at)).toBeUndefined()
  })
})

describe('reach', () => {
  test('offers this month and the two before it, by Shanghai’s calendar', () => {
    // still the last of December in UTC
    expect(monthChoices(Date.UTC(2026, 11, 31, 17))).toEqual([
      { value: '2027-01-01', label: '这个月' },
      { value: '2026-12-01', label: '12 月', until: '2026-12-31' },
      { value: '2026-11-01', label: '11 月', until: '2026-11-30' },
    ])
  })

  test('says no share of nothing', () => {
    expect(onTimeText({ tellBacksDue: 0, tellBacksOnTime: 0 })).toBe('这段时间没有要回告的')
    expect(onTimeText({ tellBacksDue: 7, tellBacksOnTime: 6 })).toBe('6 / 7 家')
  })
})
