import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Deps } from '../../apps/api/src/deps.ts'
import { verifyDatabase } from '../../apps/api/src/features/ledger/index.ts'
import { openStageCommunity } from './community.ts'
import type { StageDatabase } from './server.ts'

/** As a phone takes it. */
export const PHOTO = fileURLToPath(new URL('../../apps/api/demo-photos/lamp-before.jpg', import.meta.url))

export interface Place {
  communityId: string
  estateId: string
  propertyWorker: string
}

/** Communities in which anybody may whistle. */
export async function openPlaces(deps: Deps, count: number): Promise<Place[]> {
  const places: Place[] = []
  for (let i = 0; i < count; i++) {
    const { communityId, propertyWorker, cast } = await openStageCommunity(deps)
    places.push({ communityId, propertyWorker, estateId: (await cast()).estateId })
  }
  return places
}

/** Where and with what somebody whistles; sent again, it is the same whistle. */
export const whistleOf = ({ communityId, estateId }: Place, photos: string[] = []) => {
  const id = randomUUID()
  return {
    id,
    path: `/v1/communities/${communityId}/whistles`,
    body: JSON.stringify({ id, text: '楼道灯不亮，晚上看不清台阶', estateId, photos }),
  }
}

/** A form with one file, as a phone sends it. */
export async function formOf(
  id: string,
  file: Buffer,
): Promise<{ headers: Record<string, string>; body: ArrayBuffer }> {
  const form = new FormData()
  form.set('id', id)
  form.set('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'a.jpg')
  const request = new Request('http://bench', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  return { headers, body: await request.arrayBuffer() }
}

/** Each finds nothing where everything was written whole and once. */
const NOTHING = {
  'a case with another number of whistles than one': `
    select 1 from juwuye.cases c where (select count(*) from juwuye.whistles w
      where w.community_id = c.community_id and w.case_id = c.id and not w.joined) <> 1`,
  'a whistle without a case': `
    select 1 from juwuye.whistles w left join juwuye.cases c on (c.community_id, c.id) = (w.community_id, w.case_id) where c.id is null`,
  'a case whose events are not as many as it says': `
    select 1 from juwuye.cases c where c.seq <> (select count(*) from juwuye.case_events e
      where e.community_id = c.community_id and e.case_id = c.id)`,
  'an event without its words': `
    select 1 from juwuye.case_events e left join juwuye.event_contents t using (community_id, case_id, seq)
    where e.content_hash is not null and t.seq is null`,
  'an event that is told twice, or not at all': `
    select 1 from juwuye.case_events e left join juwuye.outbox o using (community_id, case_id, seq)
    group by e.community_id, e.case_id, e.seq having count(o.id) <> 1`,
  'a number that was left out': `
    select 1 from juwuye.cases group by community_id
    having max(substring(number from '\\d+$')::int) <> count(*)`,
  'a photo of a case that is not there': `
    select 1 from juwuye.case_photos p left join juwuye.attachments a on (a.community_id, a.id) = (p.community_id, p.photo_id)
    where a.attached_at is null`,
  'a photo that belongs to a case and is not on it': `
    select 1 from juwuye.attachments a left join juwuye.case_photos p on (a.community_id, a.id) = (p.community_id, p.photo_id)
    where a.attached_at is not null and p.photo_id is null`,
}

/** What is half, doubled or broken in the database, and photos whose files are missing. */
export async function findHalves(deps: Deps, { admin, variables }: StageDatabase): Promise<string[]> {
  const found: string[] = []
  for (const [what, sql] of Object.entries(NOTHING)) {
    const { rowCount } = await admin.query(sql)
    if (rowCount) found.push(`${what} × ${rowCount}`)
  }
  const files = await admin.query<{ key: string }>(
    'select unnest(array[storage_key, thumb_key]) as key from juwuye.attachments',
  )
  const missing = files.rows.filter(({ key }) => !existsSync(path.join(variables.PHOTOS_DIR ?? '', key)))
  if (missing.length > 0) found.push(`a file of a photo that is missing × ${missing.length}`)
  const verified = { communities: 0, cases: 0, events: 0, days: 0, compared: 0 }
  for await (const broken of verifyDatabase(deps.db.api, Date.now(), [], verified))
    found.push(`a chain that does not hold: ${JSON.stringify(broken)}`)
  return found
}
