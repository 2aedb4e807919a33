import type { CommunityView, Me } from '@juwuye/types'
import { emptyWords, filterText, listQuery, queueOf, scopeOf, scopesFor } from '../../src/features/cases/list.model.ts'

const community = {
  memberships: [{ party: null }],
  may: { whistle: true, enterForOthers: false, triage: false, confirmResidents: false },
  estates: [{ id: 'e', name: '临溪花园', buildings: [{ id: 'b3', name: '3 幢' }], places: [], onCall: [] }],
} as unknown as CommunityView
const me = { regions: [] } as unknown as Me

describe('which lists there are', () => {
  test('a resident: their own and the estate’s', () => {
    expect(scopesFor(me, community)).toEqual(['mine', 'estate'])
  })

  test('who acts for a party: theirs too; the desk: the whole community', () => {
    const staff = { ...community, memberships: [{ party: { id: 'p' } }] } as unknown as CommunityView
    expect(scopesFor(me, staff)).toEqual(['mine', 'party', 'estate'])
    const desk = { ...staff, may: { ...staff.may, triage: true } }
    expect(scopesFor(me, desk)).toContain('community')
    expect(scopesFor({ regions: [{ role: 'townOfficer' }] } as Me, community)).toContain('community')
  })

  test('an address with nonsense in it names nothing', () => {
    expect(queueOf('toSign')).toBe('toSign')
    expect(queueOf('toString')).toBeUndefined()
    expect(scopeOf('party')).toBe('party')
    expect(scopeOf('__proto__')).toBeUndefined()
  })
})

describe('what is asked for', () => {
  test('a queue instead of a scope, and only filters that are set', () => {
    expect(listQuery({ scope: 'mine', queue: 'toSign' }, {})).toEqual({ queue: 'toSign' })
    expect(listQuery({ scope: 'estate' }, { class: 'minor', q: '', state: undefined })).toEqual({
      scope: 'estate',
      class: 'minor',
    })
  })

  test('is said in words', () => {
    expect(filterText({ class: 'minor', state: 'rectifying', buildingId: 'b3' }, community)).toBe('小事，整改中，3 幢')
    expect(filterText({}, community)).toBe('')
  })
})

test('an empty list says what to do, and blames the filters when there are some', () => {
  expect(emptyWords({ scope: 'mine' }, {}).title).toBe('您还没吹过哨')
  expect(emptyWords({ scope: 'mine' }, { q: '路灯' }).title).toBe('没有这样的')
  expect(emptyWords({ scope: 'mine', queue: 'toSign' }, {}).title).toBe('这一栏办完了')
})
