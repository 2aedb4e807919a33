import type pg from 'pg'
import type { Placed, Script } from './pgbench.ts'
import type { Sent, Value } from './wire-tap.ts'

/** One request's statements, and whom it was from. */
export interface Recording {
  sent: readonly Sent[]
  personId: string
  tokenHash: Buffer
}

/** Whoever else could have sent it, by the number of the recording whose community is theirs. */
export interface Sender {
  recording: number
  personId: string
  tokenHash: Buffer
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const COMMUNITY = /^\d{15}$/
const CASE_NUMBER = /^(\S+ \d{4}-)\d{4,}$/

const asText = (value: Value): string | null => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

/** pgbench prepares single statements: what begins a transaction becomes its BEGIN and one statement that sets as much. */
function asSingleStatements({ text, values }: Sent): { text: string; values: Value[] }[] {
  const pins = [...text.matchAll(/SET LOCAL ([\w.]+) = '([^']*)'/g)]
  if (pins.length === 0) return [{ text, values }]
  const set = pins.map(([, name], i) => `set_config('${name}', $${i + 1}, true)`)
  const pinned = { text: `select ${set.join(', ')}`, values: pins.map(([, , value]) => value ?? '') }
  return text.startsWith('BEGIN') ? [{ text: 'BEGIN', values: [] }, pinned] : [pinned]
}

const madeSince = (id: string, since: number) =>
  UUID.exec(id)?.[1] === '7' && Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= since

/**
 * The same request by many people as a script. What differs between the recordings is told apart: who asks, what was made
 * by the request itself (drawn anew), what belongs to the community (as recorded there); times and hashes stay as they were.
 */
export async function scriptOf(
  admin: pg.Client,
  recordings: readonly Recording[],
  senders: readonly Sender[],
  since: number,
): Promise<Script> {
  const all = recordings.map(({ sent }) => sent.flatMap(asSingleStatements))
  const columns = new Map<string, { name: string; draw: string; kept: (string | null)[] }>()

  function place(values: Value[]): Placed {
    const texts = values.map(asText)
    const [first = null] = texts
    if (texts.every((text) => text === first)) return { constant: first }
    const key = JSON.stringify(texts)
    const known = columns.get(key)
    if (known) return { drawn: known.name }
    const name = `d${columns.size}`
    const draw = drawOf(texts, name)
    if (draw === null) return { constant: first }
    columns.set(key, { name, draw, kept: texts })
    return { drawn: name }
  }

  function drawOf(texts: (string | null)[], name: string): string | null {
    const every = (holds: (text: string, recording: Recording) => boolean) =>
      texts.every((text, i) => text !== null && holds(text, recordings[i] as Recording))
    if (every((text, { personId }) => text === personId)) return 'p.person_id'
    if (every((text, { tokenHash }) => text === asText(tokenHash))) return 'p.token_hash'
    if (every((text) => madeSince(text, since))) return 'gen_random_uuid()'
    if (every((text) => CASE_NUMBER.test(text))) return `regexp_replace(c.${name}, '\\d+$', '') || gen_random_uuid()`
    return every((text) => UUID.test(text) || COMMUNITY.test(text)) ? `c.${name}` : null
  }

  const statements = (all[0] ?? []).map(({ text, values }, i) => {
    const alike = all.map((recorded) => recorded[i])
    if (alike.some((other) => other?.text !== text)) throw new Error(`not every request sends this: ${text}`)
    return { text, values: values.map((_, j) => place(alike.map((other) => other?.values[j] ?? null))) }
  })
  if (all.some((recorded) => recorded.length !== statements.length)) throw new Error('requests differ in length')

  const drawn = [...columns.values()]
  await admin.query('drop schema if exists bench cascade')
  await admin.query('create schema bench')
  await admin.query('create table bench.people (n int primary key, recording int, person_id text, token_hash text)')
  await admin.query(`create table bench.places (recording int primary key, ${drawn.map((c) => `${c.name} text`)})`)
  await admin.query('grant usage on schema bench to juwuye_api')
  await admin.query('grant select on all tables in schema bench to juwuye_api')
  await admin.query(
    `insert into bench.people select row_number() over (), * from unnest($1::int[], $2::text[], $3::text[])`,
    [senders.map((s) => s.recording), senders.map((s) => s.personId), senders.map((s) => asText(s.tokenHash))],
  )
  for (const [i] of recordings.entries()) {
    const values = [i, ...drawn.map((column) => column.kept[i])]
    await admin.query(`insert into bench.places values (${values.map((_, j) => `$${j + 1}`)})`, values)
  }
  await admin.query('analyze bench.people, bench.places')
  return {
    draw: `select ${drawn.map(({ draw, name }) => `${draw} as ${name}`).join(', ')}
      from bench.people p join bench.places c using (recording) where p.n = :n`,
    statements,
    rows: senders.length,
  }
}
