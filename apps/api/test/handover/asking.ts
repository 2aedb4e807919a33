import { randomUUID } from 'node:crypto'
import type { MembershipEnded, Obligations } from '@juwuye/types'
import type { Inside } from '../cases/inside.ts'
import type { Answer, GivenCast } from '../given-cast.ts'

export const REASON = '身体不好，干不动了'

/** Asking about memberships in one community. */
export function asking(c: GivenCast, inside: Inside) {
  const membershipOf = async (personId: string, role?: string): Promise<string> => {
    const rows = await inside.rows(
      `select id from juwuye.memberships where community_id = $1 and person_id = $2 and role = coalesce($3, role)
        and valid_to is null order by id limit 1`,
      [c.communityId, personId, role ?? null],
    )
    return rows[0]?.id
  }
  const read = (viewer: string, membershipId: string, words = '') =>
    c.get(viewer, `/memberships/${membershipId}/obligations${words && `?q=${encodeURIComponent(words)}`}`)
  return {
    membershipOf,
    read,
    async holds(viewer: string, membershipId: string): Promise<Obligations> {
      const { status, body } = await read(viewer, membershipId)
      if (status !== 200) throw new Error(`obligations answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
    ends: (by: string, membershipId: string, successorId: string | null, headers?: Record<string, string>) =>
      c.post(by, `/memberships/${membershipId}/end`, { successorId, reason: REASON }, headers) as Promise<
        Omit<Answer, 'body'> & { body: MembershipEnded & { code?: string } }
      >,
    /** A quarrel that this person mediates, and has checked in for. */
    async mediated(by: string, reporter = c.reporter): Promise<string> {
      const { id } = await c.blows(reporter, { text: '楼上半夜跳绳，吵得睡不着' })
      await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '楼上楼下', mediatorId: by })
      await c.does(by, id, 'check-in', { reply: '明天上门听听' })
      return id
    },
    /** Kinds of the events of a case, oldest first. */
    async kinds(caseId: string): Promise<string[]> {
      const rows = await inside.rows('select kind from juwuye.case_events where case_id = $1 order by seq', [caseId])
      return rows.map(({ kind }) => kind)
    },
    async chainHolds(caseId: string): Promise<boolean> {
      return (await c.get(c.secretary, `/cases/${caseId}/chain`)).body.ok
    },
  }
}

export const key = () => ({ 'idempotency-key': randomUUID() })
