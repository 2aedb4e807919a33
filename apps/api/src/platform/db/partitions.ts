import type { ClientBase } from 'pg'

/** Tables kept by month, so that old months can be dropped whole. What fits no month lies in the default partition. */
const MONTHLY = ['outbox', 'messages', 'deliveries', 'sensitive_views'] as const

const MONTHS_AHEAD = 3
/** UTC+8 the year round; months begin at midnight in Shanghai. */
const SHANGHAI_OFFSET = 8 * 3_600_000

const two = (n: number) => String(n).padStart(2, '0')
const firstDay = (year: number, month: number) =>
  `${year + Math.floor((month - 1) / 12)}-${two(((month - 1) % 12) + 1)}-01`

/**
 * Makes the partitions of this month and the next ones; run by the owner at start and by whoever keeps an installation
 * that is not restarted for a season. A month whose rows already lie in the default partition stays there.
 */
export async function makePartitions(owner: ClientBase, now: number): Promise<void> {
  const local = new Date(now + SHANGHAI_OFFSET)
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + 1]
  for (const table of MONTHLY) {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      const from = firstDay(year, month + ahead)
      const name = `${table}_${from.slice(0, 7).replace('-', '_')}`
      const until = firstDay(year, month + ahead + 1)
      await owner
        .query(
          `CREATE TABLE IF NOT EXISTS juwuye.${name} PARTITION OF juwuye.${table}
           FOR VALUES FROM ('${from} 00:00+08') TO ('${until} 00:00+08')`,
        )
        .catch((error: { code?: string }) => {
          if (error.code !== OVERLAPS_DEFAULT) throw error
        })
    }
  }
}

/** check_violation: rows of that month are in the default partition. */
const OVERLAPS_DEFAULT = '23514'
