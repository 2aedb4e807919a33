import { type ChainedEvent, dayHeadPreimage, dayOf, GENESIS_HASH, merkleRoot } from '@juwuye/domain'
import { eventHash } from '../../src/features/cases/chain.ts'
import { sha256 } from '../../src/features/cases/index.ts'
import type { Inside } from '../cases/inside.ts'

const TABLES = ['cases', 'case_events', 'event_contents', 'day_heads'] as const

/** What an administrator of the database can do, past every grant and trigger; undone afterwards. */
export async function tampering(inside: Inside) {
  await inside.rows(`set session_replication_role = 'replica'`)
  return {
    rows: inside.rows,

    async with(change: () => Promise<unknown>, look: () => Promise<void>): Promise<void> {
      for (const table of TABLES) await inside.rows(`create temp table kept_${table} as select * from juwuye.${table}`)
      try {
        await change()
        await look()
      } finally {
        for (const table of [...TABLES].reverse()) await inside.rows(`delete from juwuye.${table}`)
        for (const table of TABLES) {
          await inside.rows(`insert into juwuye.${table} select * from kept_${table}`)
          await inside.rows(`drop table kept_${table}`)
        }
      }
    },

    /** Writes every link of the case anew after something was changed, up to its head: nothing inside it tells. */
    async rehash(communityId: string, caseId: string): Promise<void> {
      const rows = await inside.rows('select * from juwuye.case_events where case_id = $1 order by seq', [caseId])
      let previousHash = GENESIS_HASH
      for (const row of rows) {
        const { seq, kind, actor, data, content_hash: contentHash } = row
        const event: ChainedEvent = { seq, kind, actor, at: row.at.getTime(), data, contentHash, previousHash }
        const hash = eventHash(communityId, caseId, event)
        await inside.rows(
          'update juwuye.case_events set previous_hash = $3, hash = $4 where case_id = $1 and seq = $2',
          [caseId, seq, previousHash, hash],
        )
        previousHash = hash
      }
      await inside.rows('update juwuye.cases set head_hash = $2, seq = $3 where id = $1', [
        caseId,
        previousHash,
        rows.length,
      ])
    },

    /** Writes the heads of all days anew, as if what stands now had always stood. */
    async resealDays(communityId: string): Promise<void> {
      const events = await inside.rows(
        'select at, hash from juwuye.case_events where community_id = $1 order by case_id, seq',
        [communityId],
      )
      const heads = await inside.rows('select day from juwuye.day_heads where community_id = $1 order by day', [
        communityId,
      ])
      let previousHash = GENESIS_HASH
      for (const { day } of heads) {
        const tree = merkleRoot(sha256)
        for (const event of events) if (dayOf(event.at.getTime()) === day) tree.add(event.hash)
        const head = { day, root: tree.root(), previousHash }
        const hash = sha256(dayHeadPreimage(communityId, head))
        await inside.rows(
          'update juwuye.day_heads set root = $3, previous_hash = $4, hash = $5 where community_id = $1 and day = $2',
          [communityId, day, head.root, previousHash, hash],
        )
        previousHash = hash
      }
    },
  }
}
