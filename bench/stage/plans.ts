import type { Grown } from './grown.ts'

const SHOWN = 3

/**
 * The statements of this work that take longest, each with its plan as it ran in its own pinned transaction: how often it
 * was sent, ms in all, and the plan of the slowest. Nothing is kept.
 */
export async function plansOf(grown: Grown, work: () => Promise<unknown>): Promise<string> {
  const statements = await grown.statementsOf(work)
  const client = await grown.deps.db.api.$client.connect()
  const found = new Map<string, { times: number; ms: number; slowest: number; plan: readonly string[] }>()
  for (const { text, values } of statements) {
    if (!/^\s*select/i.test(text)) {
      await client.query(text, values)
      continue
    }
    const { rows } = await client.query(`explain (analyze, buffers, costs off) ${text}`, values)
    const plan = rows.map((row) => String(row['QUERY PLAN']))
    const ms = Number(/Execution Time: ([\d.]+)/.exec(plan.at(-1) ?? '')?.[1] ?? 0)
    const so = found.get(text) ?? { times: 0, ms: 0, slowest: -1, plan }
    found.set(text, {
      times: so.times + 1,
      ms: so.ms + ms,
      slowest: Math.max(so.slowest, ms),
      plan: ms > so.slowest ? plan : so.plan,
    })
  }
  client.release()
  return [...found]
    .sort(([, a], [, b]) => b.ms - a.ms)
    .slice(0, SHOWN)
    .flatMap(([text, { times, ms, plan }]) => [
      `${times} × ${ms.toFixed(2)} ms: ${text.replace(/\s+/g, ' ').slice(0, 160)}`,
      ...plan.map((line) => `  ${line}`),
    ])
    .join('\n')
}
