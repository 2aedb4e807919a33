import type { CaseCard, CommunityView, Me, MembershipView } from '@juwuye/types'

/** Ids as short as they may be: what matters is that they differ. */
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const garden = {
  id: id(1),
  name: '临溪花园',
  buildings: [
    { id: id(11), name: '1 幢' },
    { id: id(12), name: '2 幢' },
  ],
  places: [{ id: id(15), name: '楼道' }],
  onCall: [{ label: '物业 24 小时电话', phone: '0571-0000' }],
}

export const south = {
  id: id(2),
  name: '南苑',
  buildings: [],
  places: [],
  onCall: [{ label: '居委会', phone: '0571-1111' }],
}

export function aMembership(part: Partial<MembershipView> = {}): MembershipView {
  return {
    id: id(90),
    role: 'resident',
    party: null,
    office: null,
    level: 'confirmed',
    estate: { id: garden.id, name: garden.name },
    building: { id: id(12), name: '2 幢' },
    looksAfter: [],
    ...part,
  }
}

export function aCommunity(part: Partial<CommunityView> = {}): CommunityView {
  return {
    communityId: '7',
    name: '梧桐社区',
    shortName: '梧桐',
    town: '青石镇',
    deskPhone: '0571-9999',
    estates: [garden, south],
    parties: [],
    mediators: [],
    onDuty: [],
    memberships: [aMembership()],
    may: { whistle: true, enterForOthers: false, triage: false, confirmResidents: false },
    ...part,
  }
}

export function aMe(part: Partial<Me> = {}): Me {
  const memberships = [aMembership()]
  return {
    person: { id: id(50), displayName: '陈阿姨' },
    communities: [{ communityId: '7', name: '梧桐社区', shortName: '梧桐', memberships }],
    regions: [],
    ...part,
  }
}

export function aCard(part: Partial<CaseCard> = {}): CaseCard {
  return {
    id: id(100),
    number: '梧桐 2026-0001',
    title: '路灯不亮',
    kind: 'problem',
    class: null,
    state: 'raised',
    danger: 'none',
    step: 1,
    place: { estate: '临溪花园', building: '2 幢', spot: null },
    receivedAt: 0,
    updatedAt: 0,
    whistleCount: 1,
    thumb: null,
    lead: null,
    clock: null,
    mine: true,
    supervised: null,
    onBook: false,
    unsolved: false,
    mergedIntoId: null,
    ...part,
  }
}
