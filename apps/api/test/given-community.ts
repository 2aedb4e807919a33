import { randomUUID } from 'node:crypto'
import type { PartyKind, Role } from '@juwuye/domain'
import {
  addEstate,
  addParty,
  grantMembership,
  openCommunity,
  registerRegion,
} from '../src/features/communities/index.ts'
import { appointRegionOfficer } from '../src/features/identity/index.ts'
import type { Login, TestApp } from './build-app.ts'

export interface GivenCommunity {
  communityId: string
  regionId: string
  estateId: string
  buildings: { id: string; name: string }[]
  places: { id: string; name: string }[]
  parties: Record<'residentsCommittee' | 'property' | 'partyOrganisation', string>
  town: Login
  socialWorker: Login
  /** Looks after the first building. */
  buildingHead: Login
  propertyWorker: Login
  /** Makes somebody something here, by the town's hand; a new person unless one is given. */
  member(role: Role, options?: MemberOptions): Promise<Login>
}

export interface MemberOptions {
  login?: Login
  name?: string
  partyId?: string
  office?: 'chair' | 'deputy'
  level?: 'declared' | 'confirmed' | 'owner'
  estateId?: string
  buildingId?: string
  looksAfter?: string[]
}

/** A community of its own for one test: an estate with two buildings, 居委会, 物业, 党组织 and somebody in each. */
export async function givenCommunity(t: TestApp): Promise<GivenCommunity> {
  const town = await t.logIn()
  const regionId = await registerRegion(t.deps, { kind: 'town', name: '梧桐街道', parentId: null })
  await appointRegionOfficer(t.deps, { personId: town.personId, regionId, role: 'townOfficer' })
  const shortName = `试${randomUUID().slice(0, 8)}`
  const communityId = await openCommunity(t.deps, town, {
    regionId,
    name: `${shortName}社区`,
    shortName,
    deskPhone: '0571-80000000',
  })
  const estate = await addEstate(t.deps, town, {
    communityId,
    name: '青桐苑',
    buildings: ['1 幢', '2 幢'],
    places: ['东门', '地下车库'],
    onCall: [{ label: '物业 24 小时', phone: '0571-0000001' }],
  })
  const party = (kind: PartyKind, name: string, estateIds: string[] | null) =>
    addParty(t.deps, town, { communityId, kind, name, phone: null, estateIds })
  const parties = {
    residentsCommittee: await party('residentsCommittee', '居委会', null),
    property: await party('property', '安居物业', [estate.id]),
    partyOrganisation: await party('partyOrganisation', '社区党委', null),
  }
  const member = async (role: Role, options: MemberOptions = {}) => {
    const { login, name, ...rest } = options
    const person = login ?? (await t.logIn())
    const displayName = name ?? '王小明'
    await grantMembership(t.deps, town, { communityId, personId: person.personId, displayName, role, ...rest })
    return person
  }
  const firstBuilding = estate.buildings[0]?.id ?? ''
  return {
    communityId,
    regionId,
    estateId: estate.id,
    buildings: estate.buildings,
    places: estate.places,
    parties,
    town,
    socialWorker: await member('socialWorker', { name: '林静', partyId: parties.residentsCommittee }),
    buildingHead: await member('buildingHead', { name: '陈阿姨', estateId: estate.id, looksAfter: [firstBuilding] }),
    propertyWorker: await member('propertyStaff', { name: '周师傅', partyId: parties.property }),
    member,
  }
}
