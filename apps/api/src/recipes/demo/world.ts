import type { PartyKind } from '@juwuye/domain'
import type { Deps } from '../../deps.ts'
import {
  addEstate,
  addParty,
  grantMembership,
  openCommunity,
  registerRegion,
} from '../../features/communities/index.ts'
import { appointRegionOfficer, registerPerson } from '../../features/identity/index.ts'
import { DEMO_PEOPLE, type DemoPersonPlan } from './people.ts'

interface EstatePlan {
  readonly name: string
  readonly buildings: number
  readonly places: readonly string[]
}

interface PartyPlan {
  readonly kind: PartyKind
  readonly name: string
  readonly phone: string | null
  readonly estates: readonly string[] | null
  readonly character?: string
}

interface CommunityPlan {
  readonly name: string
  readonly shortName: string
  readonly estates: Readonly<Record<string, EstatePlan>>
  readonly parties: Readonly<Record<string, PartyPlan>>
}

/** Numbers of the range kept free for films and examples. */
const phone = (n: number) => `0574-5550${String(n).padStart(3, '0')}`
const party = (
  kind: PartyKind,
  name: string,
  n: number | null,
  estates: readonly string[] | null = null,
  character?: string,
): PartyPlan => ({
  kind,
  name,
  phone: n === null ? null : phone(n),
  estates,
  ...(character ? { character } : {}),
})

const thin = (name: string, estate: string, n: number): CommunityPlan => ({
  name: `${name}社区`,
  shortName: name,
  estates: { main: { name: estate, buildings: 6, places: ['大门口', '小广场'] } },
  parties: {
    committee: party('residentsCommittee', `${name}居委会`, n),
    property: party('property', `${estate}物业`, n + 1, ['main']),
  },
})

const COMMUNITIES: Readonly<Record<string, CommunityPlan>> = {
  wutong: {
    name: '梧桐社区',
    shortName: '梧桐',
    estates: {
      linxi: { name: '临溪花园', buildings: 12, places: ['东门', '地下车库', '儿童乐园', '中心花园'] },
      kangqiao: { name: '康桥新居', buildings: 10, places: ['北门', '沿街商铺', '晾晒场'] },
      xinghe: { name: '星河苑', buildings: 8, places: ['南门', '地下闲置车库', '快递柜'] },
    },
    parties: {
      committee: party('residentsCommittee', '梧桐居委会', 1),
      'property-linxi': party('property', '安居物业', 2, ['linxi']),
      'property-kangqiao': party('property', '便民物业', 3, ['kangqiao']),
      'property-xinghe': party('property', '和顺物业', 4, ['xinghe']),
      'owners-linxi': party('ownersCommittee', '临溪花园业委会', 5, ['linxi']),
      'owners-xinghe': party('ownersCommittee', '星河苑业委会', 6, ['xinghe']),
      'core-kangqiao': party('selfGovernanceCore', '康桥自治核心', 7, ['kangqiao']),
      council: party('estateCouncil', '共建理事会', 8),
      deliberation: party('deliberationGroup', '邻里议事团', null),
      party: party('partyOrganisation', '社区党委', 9),
      ngo: party('ngo', '润邻服务中心', 10),
      fire: party('department', '街道消防站', 11, null, '消'),
    },
  },
  guihua: thin('桂花', '桂花苑', 20),
  shiqiao: thin('石桥', '石桥里', 30),
  nantang: thin('南塘', '南塘新村', 40),
}

/** Where everything of the demonstration lies, by the keys of the plan. */
export interface DemoCommunity {
  readonly communityId: string
  readonly estates: Readonly<
    Record<string, { id: string; buildings: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> }>
  >
  readonly parties: Readonly<Record<string, string>>
}

export interface DemoWorld {
  readonly people: ReadonlyMap<string, string>
  readonly communities: Readonly<Record<string, DemoCommunity>>
}

export const openidOf = (person: Pick<DemoPersonPlan, 'key'>) => `demo-${person.key}`
export const communityTitle = (key: string) => COMMUNITIES[key]?.name ?? key

const byName = (rows: readonly { id: string; name: string }[]) => new Map(rows.map((row) => [row.name, row.id]))

async function build(deps: Deps, town: string, regionId: string, plan: CommunityPlan): Promise<DemoCommunity> {
  const actor = { personId: town }
  const { name, shortName } = plan
  const communityId = await openCommunity(deps, actor, { regionId, name, shortName, deskPhone: phone(0) })
  const estates: Record<string, DemoCommunity['estates'][string]> = {}
  for (const [key, estate] of Object.entries(plan.estates)) {
    const buildings = Array.from({ length: estate.buildings }, (_, i) => `${i + 1} 幢`)
    const onCall = [
      { label: '物业 24 小时', phone: phone(900) },
      { label: '社区值班', phone: phone(901) },
    ]
    const added = await addEstate(deps, actor, {
      communityId,
      name: estate.name,
      buildings,
      places: estate.places,
      onCall,
    })
    estates[key] = { id: added.id, buildings: byName(added.buildings), places: byName(added.places) }
  }
  const parties: Record<string, string> = {}
  for (const [key, { estates: covered, ...rest }] of Object.entries(plan.parties)) {
    const estateIds = covered?.map((estate) => estates[estate]?.id ?? '') ?? null
    parties[key] = await addParty(deps, actor, { communityId, ...rest, estateIds })
  }
  return { communityId, estates, parties }
}

async function admit(
  deps: Deps,
  town: string,
  person: DemoPersonPlan,
  personId: string,
  home: DemoCommunity,
): Promise<void> {
  for (const grant of person.grants) {
    const estate = grant.estate === undefined ? undefined : home.estates[grant.estate]
    await grantMembership(
      deps,
      { personId: town },
      {
        communityId: home.communityId,
        personId,
        displayName: person.name,
        role: grant.role,
        partyId: grant.party === undefined ? null : (home.parties[grant.party] ?? null),
        office: grant.office ?? null,
        level: grant.level ?? null,
        estateId: estate?.id ?? null,
        buildingId: grant.building === undefined ? null : (estate?.buildings.get(grant.building) ?? null),
        looksAfter: (grant.looksAfter ?? []).flatMap((building) => estate?.buildings.get(building) ?? []),
      },
    )
  }
}

/** Regions, communities, parties and people, made by the commands that the product uses. */
export async function buildWorld(deps: Deps, appId: string): Promise<DemoWorld> {
  const city = await registerRegion(deps, { kind: 'city', name: '临溪市', parentId: null })
  const regionId = await registerRegion(deps, { kind: 'town', name: '梧桐街道', parentId: city })
  const people = new Map<string, string>()
  for (const person of DEMO_PEOPLE) {
    people.set(person.key, await registerPerson(deps, { appId, openid: openidOf(person) }, person.name))
  }
  const officer = DEMO_PEOPLE.find((person) => person.townOfficer)
  const town = people.get(officer?.key ?? '') ?? ''
  await appointRegionOfficer(deps, { personId: town, regionId, role: 'townOfficer' })
  const overall = people.get(DEMO_PEOPLE.find((person) => person.cityOfficer)?.key ?? '') ?? ''
  await appointRegionOfficer(deps, { personId: overall, regionId: city, role: 'cityOfficer' })
  const communities: Record<string, DemoCommunity> = {}
  for (const [key, plan] of Object.entries(COMMUNITIES)) communities[key] = await build(deps, town, regionId, plan)
  for (const person of DEMO_PEOPLE) {
    const home = communities[person.community]
    const personId = people.get(person.key)
    if (home && personId) await admit(deps, town, person, personId, home)
  }
  return { people, communities }
}
