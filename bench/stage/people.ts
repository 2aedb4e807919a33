import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { hashToken, makeToken } from '../../apps/api/src/features/identity/index.ts'

export interface LoggedIn {
  personId: string
  openid: string
  headers: Record<string, string>
}

const AT_ONCE = 1_000

/** People with an account and a session each, written row by row: thousands of logins would take longer than what is measured. */
export async function logInMany(admin: pg.Client, size: number, appId: string): Promise<LoggedIn[]> {
  const people = Array.from({ length: size }, () => {
    const personId = randomUUID()
    return { personId, openid: `o${personId.replaceAll('-', '')}`, token: makeToken(personId) }
  })
  for (let i = 0; i < size; i += AT_ONCE) {
    const some = people.slice(i, i + AT_ONCE)
    const ids = some.map((one) => one.personId)
    const openids = some.map((one) => one.openid)
    await admin.query(`insert into juwuye.persons select unnest($1::uuid[]), '邻居', now()`, [ids])
    await admin.query(
      `insert into juwuye.person_identities select 'wechat:' || $3 || ':' || openid, id, now() from unnest($1::uuid[], $2::text[]) as t (id, openid)`,
      [ids, openids, appId],
    )
    await admin.query(
      `insert into juwuye.wechat_accounts select id, $3, openid, now() from unnest($1::uuid[], $2::text[]) as t (id, openid)`,
      [ids, openids, appId],
    )
    await addSessions(admin, some)
  }
  return people.map(({ personId, openid, token }) => ({
    personId,
    openid,
    headers: { authorization: `Bearer ${token}` },
  }))
}

/** A session for somebody who is there already. */
export async function sessionOf(admin: pg.Client, personId: string): Promise<{ headers: Record<string, string> }> {
  const token = makeToken(personId)
  await addSessions(admin, [{ personId, token }])
  return { headers: { authorization: `Bearer ${token}` } }
}

const addSessions = (admin: pg.Client, some: readonly { personId: string; token: string }[]) =>
  admin.query(
    `insert into juwuye.sessions (person_id, id, token_hash, created_at, last_seen_at, expires_at)
     select id, gen_random_uuid(), hash, now(), now(), now() + interval '30 days' from unnest($1::uuid[], $2::bytea[]) as t (id, hash)`,
    [some.map((one) => one.personId), some.map((one) => hashToken(one.token))],
  )
