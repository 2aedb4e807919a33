import { type CommunityView, codeIn, readScene } from '@juwuye/types'
import {
  buildingNames,
  buildingsLine,
  changedParty,
  communityProblems,
  NO_COMMUNITY,
  offeredNote,
  offeredTitle,
  partyAsDraft,
  partyLine,
  partyProblems,
} from '../src/features/opening/opening.model.ts'

describe('names of buildings', () => {
  it.each([
    ['1-3', ['1 幢', '2 幢', '3 幢']],
    ['1—2号楼、会所', ['1 号楼', '2 号楼', '会所']],
    ['甲幢，乙幢\n3', ['甲幢', '乙幢', '3 幢']],
    ['2、2、2 幢', ['2 幢']],
    ['9-3', ['9-3']],
    [' 、', []],
  ])('%j', (typed, names) => {
    expect(buildingNames(typed)).toEqual(names)
  })
  it('says what they came to', () => {
    expect(buildingsLine([])).toBeUndefined()
    expect(buildingsLine(buildingNames('1-2、会所'))).toBe('一共 3 幢：1 幢、2 幢、会所')
    expect(buildingsLine(buildingNames('1-12'))).toBe('一共 12 幢：1 幢、2 幢……12 幢')
  })
})

describe('opening a community', () => {
  it('asks for everything that is missing', () => {
    expect(Object.keys(communityProblems(NO_COMMUNITY)).sort()).toEqual(
      ['buildings', 'deskPhone', 'estate', 'name', 'phone', 'shortName'].sort(),
    )
  })
  it('says what is offered', () => {
    const offer = {
      role: 'buildingHead',
      office: null,
      party: null,
      estate: '新苑',
      buildings: ['1 幢', '2 幢'],
    } as const
    expect([offeredTitle(offer), offeredNote(offer)]).toEqual(['楼栋长', '照看 新苑 1 幢、2 幢'])
    expect(offeredTitle({ role: 'townOfficer', office: null })).toBe('镇街工作人员')
  })
})

describe('a code that lets somebody in', () => {
  const codes = ['123456789012345.aB_-567890123456', `t.${'a'.repeat(24)}`]
  it.each(codes)('%s is known, alone and behind the # of an address', (code) => {
    expect(readScene(code)).toEqual({ to: 'invitation', code })
    expect(codeIn(code)).toBe(code)
    expect(codeIn(`https://juwuye.example/scan#${code}`)).toBe(code)
  })
  it.each(['https://juwuye.example/', '0.aB_-567890123456', 'd.12', ''])('%j is none', (text) => {
    expect(codeIn(text)).toBeUndefined()
  })
  it('fits a code of WeChat', () => {
    expect(codes[0]?.length).toBe(32)
  })
})

describe('changing names and numbers', () => {
  const estates = [{ id: 'e1', name: '新苑', buildings: [{ id: 'b', name: '1 幢' }], places: [], onCall: [] }]
  const party: CommunityView['parties'][number] = {
    ...{ id: 'p', name: '安居物业', character: '物', phone: null, estateIds: ['e1'], hasMembers: true },
    kind: 'property',
  }

  it('sends what stood on the screen beside what is wanted', () => {
    const draft = partyAsDraft(party)
    expect(changedParty(party, { ...draft, name: ' 新居物业 ', covered: [] })).toEqual({
      was: { name: '安居物业', character: '物', phone: null, estateIds: ['e1'] },
      name: '新居物业',
      character: '物',
      phone: null,
      estateIds: null,
    })
  })

  it('wants a name, one character, and a number where there is one', () => {
    const draft = partyAsDraft(party)
    expect(partyProblems(draft)).toEqual({})
    const wrong = { ...draft, name: ' ', character: '物业', phone: '打给王经理' }
    expect(Object.keys(partyProblems(wrong))).toEqual(['name', 'phone', 'character'])
  })

  it('says in a line what a party is and where', () => {
    expect(partyLine({ ...party, phone: '0571-1' }, '物业', estates)).toBe('物业，新苑，0571\u20111')
    expect(partyLine({ ...party, estateIds: null }, '物业', estates)).toBe('物业，全社区')
  })
})
