import { IMPORT_COLUMNS, IMPORT_SHEET_LABELS } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { memberships } from '../../features/communities/index.ts'
import { applyImport, startImport, writeBook } from '../../features/community-import/index.ts'
import { listUnits, matchOwner } from '../../features/owner-roll/index.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { DemoWorld } from './world.ts'

const BLOCKS = 12
const FLOORS = 3
/** One home of a block is still to be measured, and of one nobody knows whose it is. */
const UNMEASURED = '302'
const NOBODYS = '202'
const FAMILIES = '周吴郑王冯陈卫蒋沈韩杨朱'

/** Homes of 临溪花园: made-up owners in every block, and 宋女士 with a parking place of her own. */
function homes(): string[][] {
  const rows = Array.from({ length: BLOCKS }, (_, block) =>
    Array.from({ length: FLOORS * 2 }, (_, at): string[] => {
      const room = `${Math.floor(at / 2) + 1}0${(at % 2) + 1}`
      const measured =
        room === UNMEASURED ? ['', ''] : [(88 + block + at / 4).toFixed(2), at % 3 === 0 ? '测绘' : '产权证']
      const owner = `${FAMILIES[block]}业主${room}`
      const owners = room === NOBODYS ? '' : at % 3 === 1 ? `${owner}、${owner}的爱人` : owner
      return ['临溪花园', `${block + 1} 幢`, room, '住宅', ...measured, owners, '']
    }),
  ).flat()
  const hers = (name: string, kind: string, area: string) => [
    ...['临溪花园', '6 幢', name, kind, area, '产权证', '宋女士', '0574-5550606'],
  ]
  return [...rows, hers('401', '住宅', '96.40'), hers('车位 18', '车位', '12.72')]
}

/** Brings in the homes as the desk does, and matches the owner who has joined. */
export async function bringInHomes(deps: Deps, world: DemoWorld, drain: () => Promise<void>): Promise<void> {
  const community = world.communities.wutong
  const personId = world.people.get('lin')
  const song = world.people.get('song')
  const buildingId = community?.estates.linxi?.buildings.get('6 幢')
  if (!community || !personId || !song || !buildingId) throw new Error('the plan has no roll')
  const { communityId } = community
  const asking = { communityId, personId }
  const titles = Object.values(IMPORT_COLUMNS.units)
  const book = await writeBook([
    { name: IMPORT_SHEET_LABELS.units, titles, rows: homes(), widths: titles.map(() => 16) },
  ])
  const address = { ...asking, importId: deps.ids.uuid() }
  await startImport(deps, address, book)
  await drain()
  await applyImport(deps, address)
  await drain()
  const { items } = await listUnits(deps, { ...asking, buildingId }, { limit: 50 })
  const lives = await inCommunity(deps.db.api, asking, (tx) =>
    tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, song))),
  )
  for (const unit of items) {
    const owner = unit.owners.find(({ name }) => name === '宋女士')
    const [membership] = lives
    if (owner && membership) await matchOwner(deps, { ...asking, unitId: unit.id, ownerId: owner.id }, membership.id)
  }
}
