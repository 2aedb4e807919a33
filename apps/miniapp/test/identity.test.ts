import { declareProblems, placesOf } from '../src/features/identity/declare.model.ts'
import { administers, byHeading, keepsRolls, membershipLine } from '../src/features/identity/membership.model.ts'
import { aCommunity, aMembership, garden, id } from './community-fixture.ts'

describe('what a membership says', () => {
  it('is the home of a resident, with how sure it is', () => {
    expect(membershipLine(aMembership({ level: 'declared' }))).toEqual({
      title: '临溪花园 2 幢',
      note: '已登记，等确认',
    })
  })
  it('is the role of others, with party and the buildings they look after', () => {
    const head = aMembership({
      role: 'buildingHead',
      level: null,
      building: null,
      looksAfter: [{ id: id(11), name: '1 幢' }],
    })
    expect(membershipLine(head)).toEqual({ title: '楼栋长', note: '临溪花园，照看 1 幢' })
  })
})

it('keeps the roll at the desk and in the town, and leaves what was not delivered to the secretary and the town', () => {
  const region = { regionId: id(70), name: '青石镇', role: 'townOfficer' as const }
  expect(keepsRolls({ regions: [] }, [aMembership(), aMembership({ role: 'propertyStaff', level: null })])).toBe(false)
  expect(keepsRolls({ regions: [] }, [aMembership({ role: 'secretary', level: null })])).toBe(true)
  expect(keepsRolls({ regions: [region] })).toBe(true)
  expect(administers({ regions: [] }, [aMembership({ role: 'socialWorker', level: null })])).toBe(false)
  expect(administers({ regions: [] }, [aMembership({ role: 'secretary', level: null })])).toBe(true)
  expect(administers({ regions: [region] })).toBe(true)
})

describe('declaring where one lives', () => {
  it('asks for what is missing', () => {
    expect(Object.keys(declareProblems({}, ' '))).toEqual(['estateId', 'buildingId', 'displayName'])
    expect(declareProblems({ estateId: id(1), buildingId: id(11) }, '陈')).toEqual({})
  })
  it('chooses the only estate by itself, and forgets places that are gone', () => {
    expect(placesOf({}, aCommunity({ estates: [garden] })).estate).toBe(garden)
    expect(placesOf({ estateId: garden.id, buildingId: id(999) }, aCommunity())).toEqual({
      estate: garden,
      building: undefined,
    })
  })
})

it('lists people to be under their headings, in their order', () => {
  const person = (key: string, community: string) => ({ key, name: key, line: '', community })
  const groups = byHeading([person('a', '梧桐'), person('b', '桂花'), person('c', '梧桐')])
  expect(groups.map(({ heading, people }) => [heading, people.map(({ key }) => key)])).toEqual([
    ['梧桐', ['a', 'c']],
    ['桂花', ['b']],
  ])
})
