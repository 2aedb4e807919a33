import { randomUUID } from 'node:crypto'
import type { PartyKind, Role } from '@juwuye/domain'
import type { Deps } from '../../apps/api/src/deps.ts'
import {
  addEstate,
  addParty,
  grantMembership,
  openCommunity,
  registerRegion,
} from '../../apps/api/src/features/communities/index.ts'
import { appointRegionOfficer, registerPerson } from '../../apps/api/src/features/identity/index.ts'
import type { Cast } from '../../apps/api/src/recipes/index.ts'

export interface StageCommunity {
  communityId: string
  propertyWorker: string
  /** The people of a case with a new reporter. */
  cast(): Promise<Cast>
}

/** A community with an estate, its bodies and somebody in each, made by the real commands. */
export async function openStageCommunity(deps: Deps): Promise<StageCommunity> {
  const person = () => registerPerson(deps, { appId: deps.wechat.appId, openid: `o${randomUUID()}` })
  const town = { personId: await person() }
  const regionId = await registerRegion(deps, { kind: 'town', name: '梧桐街道', parentId: null })
  await appointRegionOfficer(deps, { personId: town.personId, regionId, role: 'townOfficer' })
  const shortName = `量${randomUUID().slice(0, 8)}`
  const community = { regionId, name: `${shortName}社区`, shortName, deskPhone: '0571-0000000' }
  const communityId = await openCommunity(deps, town, community)
  const onCall = [{ label: '物业 24 小时', phone: '0571-0000001' }]
  const site = { communityId, name: '青桐苑', buildings: ['1 幢'], places: ['东门'], onCall }
  const estate = await addEstate(deps, town, site)
  const member = async (role: Role, displayName: string, more: object) => {
    const personId = await person()
    await grantMembership(deps, town, { communityId, personId, displayName, role, ...more })
    return personId
  }
  const body = async (kind: PartyKind, name: string, role: Role) => {
    const partyId = await addParty(deps, town, { communityId, kind, name, phone: null, estateIds: [estate.id] })
    return { partyId, personId: await member(role, `${name}的人`, { partyId }) }
  }
  const committee = await body('residentsCommittee', '居委会', 'socialWorker')
  const property = await body('property', '物业', 'propertyStaff')
  const owners = await body('ownersCommittee', '业委会', 'ownersCommitteeMember')
  const council = await body('estateCouncil', '共建理事会', 'councilMember')
  const home = { estateId: estate.id, buildingId: estate.buildings[0]?.id ?? '' }
  return {
    communityId,
    propertyWorker: property.personId,
    cast: async () => ({
      communityId,
      ...home,
      reporter: await member('resident', '张阿姨', { level: 'confirmed', ...home }),
      socialWorker: committee.personId,
      propertyWorker: property.personId,
      propertyId: property.partyId,
      signers: [owners.personId, council.personId],
      mediator: committee.personId,
    }),
  }
}
