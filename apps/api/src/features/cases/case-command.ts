import { createHash } from 'node:crypto'
import {
  type ActorFacts,
  BLOCKED_ACTS,
  type CaseAction,
  type CaseFacts,
  can,
  canonicalJson,
  canSettle,
  type RefusalCode,
  type RefusalParams,
  readLevel,
  type Subject,
  SYSTEM,
  stands,
  type Verdict,
} from '@juwuye/domain'
import { errorSentence } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround } from '../communities/index.ts'
import { type CheckedWords, requireUnblocked } from '../moderation/index.ts'
import { type CaseRecord, findCase, type PendingActRow } from './case-record.ts'
import { type Capacity, CaseWork, type EventAuthor, type Spoken } from './case-work.ts'
import { answeredRequests } from './cases.table.ts'
import { type Alongside, holdTogether } from './hold-together.ts'
import { readdressQuestions } from './ruling-questions.ts'

/** Who asks for what, on which case. */
export interface CaseRequest<Input> {
  readonly communityId: string
  readonly caseId: string
  /** null: the clock. */
  readonly personId: string | null
  readonly input: Input
  /** Sent by the client so that a retry does nothing twice. */
  readonly idempotencyKey?: string
  /** The version the person decided on; an act on an older one is refused. */
  readonly expectedVersion?: number
  /** What the content check said of the words; absent where there are none that others come to read. */
  readonly checked?: CheckedWords | undefined
}

/** What a command works with, once state, relation and conditions allow the act. */
export interface CommandContext {
  readonly deps: Deps
  readonly tx: Tx
  readonly now: number
  readonly work: CaseWork
  readonly actor: ActorFacts
  readonly personId: string
}

/** Throws where the rules say no; `path` names the field to look at. */
export function insist(verdict: Verdict, path?: string): void {
  if (!verdict.ok) throw refusal(verdict.code, verdict.params, path)
}

export function refusal(code: RefusalCode, params: RefusalParams = {}, path?: string): Refusal {
  const fields = path === undefined ? [] : [{ path, code, message: errorSentence(code, params) }]
  return new Refusal(code, { params, fields })
}

/** Acts of the desk as such. */
const OF_THE_DESK: readonly CaseAction[] = [
  'triage',
  'reclassify',
  'decline',
  'merge',
  'split',
  'publish',
  'summon',
  'replace-seat',
  'answer-report',
  'take-down',
  'restore-page',
  'put-on-book',
]
/** Acts of a neighbour as such, whatever else they are. */
const OF_A_NEIGHBOUR: readonly CaseAction[] = ['join', 'object']

/**
 * In which capacity somebody acts, as far as the kind of act tells. Commands that act for a party or a seat say so
 * themselves: nobody may be guessed to be the reporter from what they do for somebody else.
 */
function authorOf(actor: ActorAround, facts: CaseFacts, action: CaseAction): EventAuthor {
  const desk: Capacity = actor.memberships.length === 0 && actor.townOfficer ? 'town' : 'desk'
  const isDesk = stands(actor, 'desk', facts)
  const capacity = (): Capacity => {
    if (OF_THE_DESK.includes(action) && isDesk) return desk
    if (action === 'confirm-danger' || action === 'make-safe') return isDesk ? desk : 'onDuty'
    if (stands(actor, 'reporter', facts) || stands(actor, 'joined', facts)) return 'reporter'
    if (OF_A_NEIGHBOUR.includes(action)) return 'resident'
    if (stands(actor, 'mediator', facts)) return 'mediator'
    if (isDesk) return desk
    return actor.townOfficer ? 'town' : 'resident'
  }
  return { personId: actor.personId, displayName: actor.displayName ?? '邻居', capacity: capacity(), partyId: null }
}

/**
 * The way every act on a case goes: lock, facts, may they see it, have we answered this before, may they do it,
 * do it, save. Everything in one transaction; nothing outside the database is called inside.
 */
async function run<Input>(
  deps: Deps,
  asked: string,
  request: CaseRequest<Input>,
  actionOf: (record: CaseRecord) => CaseAction,
  subjectOf: (work: CaseWork) => Subject,
  judge: (input: Parameters<typeof can>[1]) => Verdict,
  change: (context: CommandContext, input: Input) => Promise<void>,
  alongside?: Alongside,
): Promise<void> {
  const { communityId, caseId, personId } = request
  const pin = personId === null ? { communityId } : { communityId, personId }
  const late = await inCommunity(deps.db.api, pin, async (tx) => {
    const now = deps.clock.now()
    const other = alongside ? await alongside(tx) : null
    if (other !== null) await holdTogether(tx, communityId, [caseId, other])
    const record = await findCase(tx, communityId, caseId, now, true, personId)
    if (!record) throw new Refusal('not-found')
    const actor = personId === null ? SYSTEM : await actorAround(tx, communityId, personId, now)
    const work = new CaseWork(tx, deps.ids, now, record, null)
    if (readLevel(actor, work.facts) === 'none') throw new Refusal('not-found')
    if (await answeredBefore(tx, request, asked)) return null
    if (personId !== null) work.author = authorOf(actor as ActorAround, work.facts, actionOf(record))
    if (personId !== null && BLOCKED_ACTS.includes(actionOf(record)))
      await requireUnblocked(tx, communityId, personId, now)
    insist(judge({ actor, facts: work.facts, subject: subjectOf(work), now, deadlines: record.deadlines }))
    if (request.expectedVersion !== undefined && request.expectedVersion !== record.row.version) {
      throw new Refusal('stale-version', { params: { version: record.row.version } })
    }
    if (request.checked?.refusal) throw request.checked.refusal
    work.checked = request.checked?.verdict ?? null
    work.spoken = spokenIn(request.input, actionOf(record), record.row.id)
    await change({ deps, tx, now, work, actor, personId: personId ?? '' }, request.input)
    await readdressQuestions(work)
    await work.save()
    if (work.lateRefusal === null) await rememberAnswer(tx, request, asked, now)
    return work.lateRefusal
  })
  if (late) throw late
}

/** What is said aloud with an act, where its body has room for it. */
function spokenIn(input: unknown, action: CaseAction, caseId: string): Spoken | null {
  const { voiceId, id } = input as { voiceId?: string | null; id?: string }
  if (!voiceId) return null
  if (action === 'join') return { voiceId, subject: 'joined', subjectId: id ?? caseId }
  return { voiceId, subject: action === 'note-progress' ? 'progress' : 'other', subjectId: caseId }
}

/** Runs an act of the machine table. An act that moves whistles names the other case it needs `alongside`. */
export function runAct<Input>(
  deps: Deps,
  action: CaseAction,
  request: CaseRequest<Input>,
  change: (context: CommandContext, input: Input) => Promise<void>,
  subjectOf: (input: Input, work: CaseWork) => Subject = () => ({}),
  alongside?: Alongside,
): Promise<void> {
  return run(
    deps,
    `${action}/do`,
    request,
    () => action,
    (work) => subjectOf(request.input, work),
    (input) => can(action, input),
    change,
    alongside,
  )
}

/** Runs the second half of a two-step act. */
export function runSettle<Input extends { pendingActId: string }>(
  deps: Deps,
  step: 'confirm' | 'refuse' | 'withdraw',
  request: CaseRequest<Input>,
  change: (context: CommandContext, act: PendingActRow, input: Input) => Promise<void>,
  alongside?: Alongside,
): Promise<void> {
  const { pendingActId } = request.input
  const actIn = (record: CaseRecord) => record.pendingActs.find((a) => a.id === pendingActId)
  return run(
    deps,
    `settle/${step}`,
    request,
    // without such an act `canSettle` refuses before anybody speaks
    (record) => actIn(record)?.action ?? 'adopt-plan',
    () => ({ pendingActId }),
    (input) => canSettle(step, input),
    async (context, input) => {
      const act = actIn(context.work.record)
      if (!act) throw refusal('act-settled')
      await change(context, act, input)
    },
    alongside,
  )
}

/** The node an act names; 404 when it is not of this case. */
export function nodeSubject(nodeId: string | null, work: CaseWork): Subject {
  if (nodeId === null) return {}
  const node = work.facts.nodes.find((n) => n.id === nodeId)
  if (!node) throw new Refusal('not-found')
  return { node }
}

function requestHash(request: CaseRequest<unknown>, action: string): string {
  return createHash('sha256')
    .update(canonicalJson({ action, caseId: request.caseId, input: request.input }))
    .digest('hex')
}

/** Whether this very request was answered already. @throws Refusal idempotency-conflict for its key with another one */
export async function answeredBefore(tx: Tx, request: CaseRequest<unknown>, action: string): Promise<boolean> {
  const { communityId, personId, idempotencyKey } = request
  if (personId === null || idempotencyKey === undefined) return false
  const [known] = await tx
    .select({ requestHash: answeredRequests.requestHash })
    .from(answeredRequests)
    .where(
      and(
        eq(answeredRequests.communityId, communityId),
        eq(answeredRequests.personId, personId),
        eq(answeredRequests.key, idempotencyKey),
      ),
    )
  if (!known) return false
  if (known.requestHash !== requestHash(request, action)) throw new Refusal('idempotency-conflict')
  return true
}

export async function rememberAnswer(
  tx: Tx,
  request: CaseRequest<unknown>,
  action: string,
  now: number,
): Promise<void> {
  const { communityId, personId, caseId, idempotencyKey } = request
  if (personId === null || idempotencyKey === undefined) return
  const kept = await tx
    .insert(answeredRequests)
    .values({
      communityId,
      personId,
      caseId,
      key: idempotencyKey,
      requestHash: requestHash(request, action),
      answeredAt: now,
    })
    .onConflictDoNothing()
    .returning({ key: answeredRequests.key })
  // the same key came for another case at this very moment
  if (kept.length === 0) throw new Refusal('idempotency-conflict')
}
