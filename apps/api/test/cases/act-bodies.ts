import { randomUUID } from 'node:crypto'
import { DAY, DEFAULT_POLICY, dayOf } from '@juwuye/domain'
import { type GivenCast, WORDS } from '../given-cast.ts'
import { routeBodies } from './route-bodies.ts'

/** Ids that bodies name; of whatever matter a test is about. */
export interface NamedIds {
  readonly targetId: string
  readonly whistleId: string
  readonly nodeId: string
  readonly objectionId: string
  readonly photoId: string
}

/** A body that its schema takes, by the last word of the path: for every act, and what is asked for beside acts. */
function lastWordBodies(c: GivenCast, now: number, ids: NamedIds): Readonly<Record<string, object>> {
  const tomorrow = dayOf(now + DAY)
  return {
    join: { id: randomUUID() },
    withdraw: {},
    triage: { class: 'minor', title: '灯', partyIds: [c.parties.property] },
    'confirm-danger': { danger: true },
    reclassify: { class: 'minor', reason: 'x' },
    decline: { reason: 'x', instead: 'y' },
    appeal: { reason: 'x' },
    'rule-appeal': { rulingId: ids.objectionId, uphold: false, reason: 'x' },
    merge: { targetId: ids.targetId, reason: 'x' },
    split: { whistleIds: [ids.whistleId], reason: 'x' },
    summon: { partyIds: [c.parties.ngo], reason: 'x' },
    'check-in': { reply: 'x' },
    'refuse-summons': { reason: 'notOurDuty', words: 'x', rightName: '供电所' },
    'rule-lead': { partyId: c.parties.ngo, reason: 'x' },
    'claim-lead': {},
    'claim-part': { part: 'x' },
    'note-progress': { text: 'x' },
    'release-lead': { reason: 'x' },
    'start-talk': { topic: 'x' },
    'end-talk': { people: [{ name: '周师傅' }] },
    'adopt-plan': c.plan(),
    'change-plan': { ...c.plan(), reason: 'x' },
    'make-safe': { text: 'x', photos: [ids.photoId] },
    'submit-node': { nodeId: ids.nodeId, note: 'x' },
    'sign-yes': { nodeId: ids.nodeId, round: 1 },
    'sign-no': { nodeId: ids.nodeId, round: 1, reason: 'x' },
    'step-back': { nodeId: ids.nodeId, tie: 'family', reason: 'x' },
    'replace-seat': { nodeId: ids.nodeId, kind: 'residentsCommittee', cause: 'silent', reason: 'x' },
    'conclude-unsolved': { reason: 'money', words: 'x' },
    publish: { ...WORDS, previewHash: '0'.repeat(64) },
    report: { reason: 'x' },
    'answer-report': { reason: 'x' },
    'take-down': { reason: 'x' },
    'restore-page': { ...WORDS, previewHash: '0'.repeat(64) },
    object: { reason: 'x' },
    'rule-objection': { objectionId: ids.objectionId, uphold: false, reason: 'x' },
    rate: { solved: 'solved', level: 5 },
    'close-private': { outcome: 'x' },
    reopen: { reason: 'x' },
    urge: { words: 'x' },
    supervise: { demand: 'x', answerDay: tomorrow },
    'answer-supervision': { supervisionId: ids.nodeId, answer: 'x' },
    'put-on-book': { reason: 'x', reviewDay: tomorrow },
    'pause-clock': { clock: 'resolve', reason: 'x', untilDay: tomorrow },
    'resume-clock': { clock: 'resolve', reason: 'x' },
    'publication-preview': WORDS,
    confirm: {},
    refuse: {},
    residence: { estateId: c.estateId, buildingId: c.buildingId, displayName: '外来' },
    whistles: c.whistle(),
    end: { successorId: null, reason: 'x' },
    'similar-cases': { estateId: c.estateId, text: '楼道灯不亮，看不清台阶' },
    read: { upTo: ids.nodeId },
    'message-settings': { off: [] },
    'prompt-results': { results: [{ templateId: 'x', result: 'reject' }] },
    policy: { edition: 0, policy: DEFAULT_POLICY, reason: 'x' },
    'on-call': { estateId: c.estateId, numbers: [{ label: '物业', phone: '0571-1' }] },
    resend: {},
  }
}

/** A body for a route of a community; undefined where nobody wrote one yet. `name` is like `POST /v1/communities/…`. */
export function bodyOfRoute(c: GivenCast, now: number, ids: NamedIds, name: string): object | undefined {
  const path = name.replace('/v1/communities/{communityId}', '')
  const last = path.split('/').at(-1) ?? ''
  const beside = routeBodies(c)[path]
  if (beside) return beside
  if (path.includes('/residents/')) return {}
  if (path.includes('/held/')) return { pass: true }
  return lastWordBodies(c, now, ids)[last]
}
