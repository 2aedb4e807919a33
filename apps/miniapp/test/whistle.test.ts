import { DAY, HOUR, LIMITS, RETENTION } from '@juwuye/domain'
import {
  EMPTY_DRAFT,
  enoughToCompare,
  joinBody,
  leftBehind,
  mayJoin,
  placeOf,
  placeText,
  similarLeft,
  similarLine,
  stillKept,
  type WhistleDraft,
  whistleBody,
  whistleProblems,
} from '../src/features/whistle/whistle.model.ts'
import { aCard, aCommunity, aMembership, garden, id, south } from './community-fixture.ts'

const draft = (part: Partial<WhistleDraft> = {}): WhistleDraft => ({ ...EMPTY_DRAFT, text: '灯不亮', ...part })
const sending = (part: Partial<WhistleDraft> = {}) => ({ ...draft(part), id: id(200) })

describe('where it is', () => {
  it('is the person’s own home until something else is chosen', () => {
    expect(placeText(placeOf(draft(), aCommunity()))).toBe('临溪花园 2 幢')
  })
  it('forgets the own building in another estate', () => {
    expect(placeText(placeOf(draft({ estateId: south.id }), aCommunity()))).toBe('南苑')
  })
  it('can be outside the buildings', () => {
    expect(placeOf(draft({ buildingId: null }), aCommunity()).building).toBeUndefined()
  })
  it('is the only estate for somebody who lives nowhere here', () => {
    const community = aCommunity({ memberships: [], estates: [garden] })
    expect(placeText(placeOf(draft(), community))).toBe('临溪花园')
    expect(placeOf(draft(), aCommunity({ memberships: [] })).estate).toBeUndefined()
  })
  it('falls back to the home when a kept draft names an estate that is gone', () => {
    expect(placeOf(draft({ estateId: id(999) }), aCommunity()).estate).toBe(garden)
  })
  it('takes a worker’s estate, but no building', () => {
    const memberships = [aMembership({ role: 'propertyStaff', building: null })]
    const { estate, building } = placeOf(draft(), aCommunity({ memberships }))
    expect(estate).toBe(garden)
    expect(building).toBeUndefined()
  })
})

describe('what leaves the phone', () => {
  it('is the same for the same draft, so that sending twice is sending once', () => {
    const kept = sending({ deviceTime: 5, spot: ' 单元门口 ', placeId: id(15) })
    const body = whistleBody(kept, aCommunity())
    expect(whistleBody(kept, aCommunity())).toEqual(body)
    expect(body).toMatchObject({ id: id(200), spot: '单元门口', placeId: id(15), buildingId: id(12), deviceTime: 5 })
  })
  it('says nothing where nothing was said', () => {
    const body = whistleBody(sending(), aCommunity())
    expect(body).toMatchObject({ spot: null, placeId: null, aboutPartyId: null, channel: 'own', onBehalfOf: null })
  })
  it('names the neighbour, the way and the consent when entered for another', () => {
    const forOther = { channel: 'phone', name: ' 王奶奶 ', consent: 'spoken' } as const
    const body = whistleBody(sending({ forOther }), aCommunity())
    expect(body).toMatchObject({ channel: 'phone', onBehalfOf: { name: '王奶奶', consent: 'spoken' } })
  })
  it('leaves out a common place of another estate', () => {
    expect(whistleBody(sending({ estateId: south.id, placeId: id(15) }), aCommunity()).placeId).toBeNull()
  })
})

describe('what has to be put right first', () => {
  it('is nothing for words at a place', () => {
    expect(whistleProblems(draft(), aCommunity())).toEqual({})
  })
  it('is missing words, a missing place, a missing name', () => {
    const forOther = { channel: 'relay', name: ' ', consent: 'family' } as const
    const problems = whistleProblems(draft({ text: ' \n', forOther }), aCommunity({ memberships: [] }))
    expect(Object.keys(problems).sort()).toEqual(['estateId', 'onBehalfOf', 'text'])
  })
  it('counts characters as people do', () => {
    const full = '😀'.repeat(LIMITS.whistleTextChars)
    expect(whistleProblems(draft({ text: full }), aCommunity())).toEqual({})
    expect(whistleProblems(draft({ text: `${full}灯` }), aCommunity()).text).toContain('1001')
  })
})

describe('joining a neighbour’s case from the form', () => {
  it('keeps the words and who may learn who said them', () => {
    expect(joinBody(draft({ text: ' 我家也没水 ', visibility: 'private' }), id(300))).toEqual({
      id: id(300),
      text: '我家也没水',
      voiceId: null,
      visibility: 'private',
    })
  })
  it('is not offered for danger, nor for somebody else', () => {
    expect(mayJoin(draft())).toBe(true)
    expect(mayJoin(draft({ danger: true }))).toBe(false)
    expect(mayJoin(draft({ forOther: { channel: 'phone', name: '王奶奶', consent: 'spoken' } }))).toBe(false)
  })
  it('says what would be left behind', () => {
    expect(leftBehind(draft(), 0)).toBeUndefined()
    expect(leftBehind(draft(), 1)).toBe('照片不会一起带过去')
    expect(leftBehind(draft({ aboutPartyId: id(7) }), 2)).toBe('照片和点名的那一家不会一起带过去')
  })
})

describe('pictures of a draft', () => {
  const photo = (at: number) => {
    const time = at.toString(16).padStart(12, '0')
    return { id: `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`, thumb: '', full: '' }
  }
  it('are dropped once the server has swept them', () => {
    const now = 1_800_000_000_000
    const fresh = photo(now - 3_600_000)
    const old = photo(now - RETENTION.unsentUploads.days * DAY - HOUR)
    expect(stillKept([old, fresh], now)).toEqual([fresh])
  })
})

describe('cases that may be the same', () => {
  const similar = (n: number, whistleCount: number) => ({
    ...aCard({ id: id(n), whistleCount }),
    joined: false,
    score: 0.5,
  })
  it('leave those out that the person called another matter', () => {
    expect(similarLeft([similar(1, 2), similar(2, 1)], [id(1)]).map((one) => one.id)).toEqual([id(2)])
  })
  it('say how many neighbours, or how many cases', () => {
    expect(similarLine([similar(1, 2)])).toBe('2 位邻居可能报过这件')
    expect(similarLine([similar(1, 2), similar(2, 1)])).toBe('有 2 件，可能是同一件')
  })
  it('are looked for only once something is said', () => {
    expect(enoughToCompare(' 灯坏 ')).toBe(false)
    expect(enoughToCompare('灯坏了！')).toBe(true)
  })
})
