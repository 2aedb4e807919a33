import type { AddNeighbourBody } from '@juwuye/types'
import { addNeighbourBody } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { addNeighbour } from '../../features/relay/index.ts'
import type { DemoWorld } from './world.ts'

/** Somebody without the app, whom a building head of the plan looks after. */
interface NeighbourPlan extends Pick<AddNeighbourBody, 'name' | 'room' | 'reach' | 'reachNote'> {
  readonly by: string
  readonly estate: string
  readonly building: string
  readonly family: string
  readonly phone: string | null
}

const NEIGHBOURS: readonly NeighbourPlan[] = [
  {
    by: 'feng',
    estate: 'kangqiao',
    building: '5 幢',
    name: '丁奶奶',
    room: '2 楼东',
    phone: '0574-5550401',
    reach: 'visit',
    reachNote: '耳朵背，敲门重一点',
    family: '女儿',
  },
  {
    by: 'feng',
    estate: 'kangqiao',
    building: '8 幢',
    name: '吕爷爷',
    room: '1 楼西',
    phone: '0574-5550402',
    reach: 'call',
    reachNote: '下午在家',
    family: '儿子',
  },
  {
    by: 'tang',
    estate: 'linxi',
    building: '3 幢',
    name: '沈婆婆',
    room: '5 楼',
    phone: null,
    reach: 'family',
    reachNote: '和小儿子一起住',
    family: '小儿子',
  },
]

/** Puts them on the lists, by the hand of who looks after them; answers their ids by name. */
export async function addNeighbours(deps: Deps, world: DemoWorld): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const community = world.communities.wutong
  for (const { by, estate, building, family, ...plan } of NEIGHBOURS) {
    const personId = world.people.get(by)
    const buildingId = community?.estates[estate]?.buildings.get(building)
    if (!community || !personId || !buildingId) throw new Error(`nobody looks after ${plan.name} in the plan`)
    const id = deps.ids.uuid()
    const input = addNeighbourBody.parse({ id, buildingId, ...plan, consent: { kind: 'family', family } })
    await addNeighbour(deps, { communityId: community.communityId, personId, input })
    ids.set(plan.name, id)
  }
  return ids
}
