import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { prepareAnew } from './connection.ts'
import { isOfAnother, isPreparedForOther, isWorthAnotherTry } from './pg-error.ts'
import type { Database, Tx } from './pools.ts'

/** Whose rows a transaction sees; every person-plane row needs the person, every tenant row the community. */
export interface Pin {
  communityId?: string
  personId?: string
  /** `provider:app:subject`, at login only: the person is not known yet. */
  providerSubject?: string
}

const DIGITS = /^[1-9]\d{0,18}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const SUBJECT = /^[\w:.-]{1,200}$/

/** A statement or a forgotten transaction that takes longer than this is ended by the server. */
const LIMITS = "SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '20s'"

/**
 * Literals, not `set_config`: on a distributed server only a literal SET LOCAL reaches the other machines, anything
 * else silently returns no rows. Hence the strict patterns.
 */
function pinSql({ communityId, personId, providerSubject }: Pin): string {
  const settings: string[] = []
  const set = (name: string, value: string, pattern: RegExp) => {
    if (!pattern.test(value)) throw new Error(`app.${name} cannot be pinned: unexpected form`)
    settings.push(`SET LOCAL app.${name} = '${value}'`)
  }
  if (communityId !== undefined) set('community_id', communityId, DIGITS)
  if (personId !== undefined) set('person_id', personId, UUID)
  if (providerSubject !== undefined) set('provider_subject', providerSubject, SUBJECT)
  return settings.join('; ')
}

/** Changes the pin inside a running transaction, where one act touches rows of two planes or two people. */
export async function repin(tx: Tx, pin: Pin): Promise<void> {
  await tx.execute(sql.raw(pinSql(pin)))
}

/** How often a transaction is run before its deadlock is an error, and the longest pause before the next time (ms). */
const TRIES = 3
const PAUSE = 50

const transactions = new WeakMap<pg.ClientBase, Tx>()

/** The query builder over a connection; one is enough for its life. */
function builderOver(client: pg.PoolClient): Tx {
  const known = transactions.get(client)
  if (known) return known
  const made = drizzle(client)
  transactions.set(client, made)
  return made
}

/** What was sent with a beginning that failed saw nobody's rows: whatever came of that, the beginning is why. */
async function begunWith<T>(begun: Promise<unknown>, work: () => Promise<T>): Promise<T> {
  begun.catch(() => {})
  try {
    return await work()
  } finally {
    await begun
  }
}

/** One transaction. Its beginning and its pin go out with the first statement. */
async function transaction<T>(db: Database, pin: Pin, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const opening = ['BEGIN', LIMITS, pinSql(pin)].filter(Boolean).join('; ')
  const client = await db.$client.connect()
  let broken = false
  try {
    const result = await begunWith(client.query(opening), () => fn(builderOver(client)))
    const { command } = await client.query('COMMIT')
    // the server answers so, and no error, where a statement failed that nobody listened to
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it failed unheard')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Runs `fn` again from the start where the server ended the transaction because it stood in another's way, or a table has
 * another shape than was prepared for; hence `fn` keeps nothing outside of itself and does nothing outside the database.
 */
async function pinned<T>(db: Database, pin: Pin, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await transaction(db, pin, fn)
    } catch (error) {
      const isOld = isPreparedForOther(error)
      if (isOld) prepareAnew()
      if (tried === TRIES || !(isOld || isWorthAnotherTry(error))) throw error
      await pause(Math.random() * PAUSE)
    }
  }
}

/**
 * What needs nothing of each other's answers, sent together; statements reach the server in this order. Left only when all
 * are answered: whatever is still under way when one fails would otherwise go on in somebody else's transaction. Fails for
 * the reason of the one that failed, not of those that failed with it.
 */
export async function together<T extends readonly unknown[]>(
  ...asked: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const answers = await Promise.allSettled(asked)
  const failed = answers.filter((answer) => answer.status === 'rejected')
  const [first] = failed
  if (first) throw (failed.find(({ reason }) => !isOfAnother(reason)) ?? first).reason
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>
  }
}

/** One transaction inside one community, and, where given, with the rows of one person. */
export const inCommunity = <T>(
  db: Database,
  pin: { communityId: string; personId?: string },
  fn: (tx: Tx) => Promise<T>,
): Promise<T> => pinned(db, pin, fn)

/** One transaction over the rows of one person: sessions, where they belong. No community is open. */
export const asPerson = <T>(db: Database, personId: string, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  pinned(db, { personId }, fn)

/** One transaction that may look up who an outside account belongs to. */
export const asSubject = <T>(db: Database, providerSubject: string, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  pinned(db, { providerSubject }, fn)

/** One transaction over reference tables only. */
export const asAnyone = <T>(db: Database, fn: (tx: Tx) => Promise<T>): Promise<T> => pinned(db, {}, fn)

/** What the public may read of one community; hand in the `public` database. */
export const asPublic = <T>(db: Database, communityId: string, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  pinned(db, { communityId }, fn)

/** Ids and dues across communities, nothing else; hand in the `sweeper` database. */
export const asSweeper = <T>(db: Database, fn: (tx: Tx) => Promise<T>): Promise<T> => pinned(db, {}, fn)
