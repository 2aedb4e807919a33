import { randomUUID } from 'node:crypto'
import type { Deps } from '../../apps/api/src/deps.ts'
import {
  addEstate,
  addParty,
  grantMembership,
  openCommunity,
  registerRegion,
} from '../../apps/api/src/features/communities/index.ts'
import { appointRegionOfficer, registerPerson } from '../../apps/api/src/features/identity/index.ts'
import { bringCase, type OnCase } from '../../apps/api/src/recipes/index.ts'

export interface StageCommunity {
  communityId: string
  propertyWorker: string
  /** A new case of a new reporter, that 物业 has checked in to. */
  openCase(): Promise<OnCase>
}

/** A community with an estate, 居委会, 物业 and somebody in each, made by the real commands. */
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
  const buildingId = estate.buildings[0]?.id ?? ''
  const party = (kind: 'residentsCommittee' | 'property', name: string) =>
    addParty(deps, town, { communityId, kind, name, phone: null, estateIds: [estate.id] })
  const [committeeId, propertyId] = [await party('residentsCommittee', '居委会'), await party('property', '物业')]
  const member = async (role: 'socialWorker' | 'propertyStaff' | 'resident', displayName: string, more: object) => {
    const personId = await person()
    await grantMembership(deps, town, { communityId, personId, displayName, role, ...more })
    return personId
  }
  const socialWorker = await member('socialWorker', '林静', { partyId: committeeId })
  const propertyWorker = await member('propertyStaff', '周师傅', { partyId: propertyId })
  const home = { level: 'confirmed', estateId: estate.id, buildingId }
  const staff = { communityId, estateId: estate.id, buildingId, socialWorker, propertyWorker, propertyId }
  const signers = [socialWorker, propertyWorker] as const
  return {
    communityId,
    propertyWorker,
    async openCase() {
      const reporter = await member('resident', '张阿姨', home)
      return bringCase(deps, { ...staff, reporter, signers, mediator: socialWorker }, 'checkedIn')
    },
  }
}
