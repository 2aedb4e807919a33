import {
  INVITED_ROLES,
  type InvitationFacts,
  invitationState,
  isOpen,
  mayInvite,
  needsParty,
  OPENING_NEEDS,
  ROLES,
  type Role,
} from '../src/index.ts'

const NOW = Date.UTC(2026, 10, 23, 1)
const of = (role: Role) => ({ townOfficer: false, memberships: [{ role }] })
const town = { townOfficer: true, memberships: [] }

describe('who lets whom in', () => {
  test('town and secretary let in everybody but residents; a social worker everybody but a secretary; the others nobody', () => {
    const invited = (inviter: Parameters<typeof mayInvite>[0]) => ROLES.filter((role) => mayInvite(inviter, role))
    expect(invited(town)).toEqual(INVITED_ROLES)
    expect(invited(of('secretary'))).toEqual(INVITED_ROLES)
    expect(invited(of('socialWorker'))).toEqual(INVITED_ROLES.filter((role) => role !== 'secretary'))
    for (const role of ROLES.filter((role) => !['secretary', 'socialWorker'].includes(role)))
      expect(invited(of(role))).toEqual([])
    expect(INVITED_ROLES).not.toContain('resident')
  })

  test('a building head may act for nobody; every other office is one of a party', () => {
    expect(INVITED_ROLES.filter((role) => !needsParty(role))).toEqual(['buildingHead'])
  })
})

describe('what has become of an invitation', () => {
  const fresh: InvitationFacts = { uses: 2, used: 0, endsAt: NOW + 1, revokedAt: null }
  test.each<[Partial<InvitationFacts>, string]>([
    [{}, 'open'],
    [{ used: 1 }, 'open'],
    [{ used: 2 }, 'used'],
    [{ endsAt: NOW }, 'ended'],
    [{ used: 2, endsAt: NOW }, 'used'],
    [{ revokedAt: NOW }, 'revoked'],
    [{ used: 2, endsAt: NOW, revokedAt: NOW }, 'revoked'],
  ])('%j: %s', (change, state) => {
    expect(invitationState({ ...fresh, ...change }, NOW)).toBe(state)
  })
})

test('whistling opens with the last thing that is missing', () => {
  const all = { committee: true, estate: true, socialWorker: true, onCall: true }
  expect(isOpen(all)).toBe(true)
  for (const need of OPENING_NEEDS) expect(isOpen({ ...all, [need]: false })).toBe(false)
})
