import { randomBytes } from 'node:crypto'
import {
  type Audience,
  type CaseAction,
  type CaseFacts,
  type CaseState,
  type ChainedEvent,
  type ClockKind,
  type DueTime,
  dueTime,
  type EventData,
  type EventKind,
  isActive,
  isOpenNode,
  type Outcome,
  type OutcomeName,
  outcomeOf,
  recomputed,
  STEP_OF_STATE,
  stepsKept,
  tellBackStage,
} from '@juwuye/domain'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, insertRow, prepared, updateRow } from '../../platform/db/prepared.ts'
import { together } from '../../platform/db/tenant.ts'
import type { Ids } from '../../platform/ids.ts'
import type { TextVerdict } from '../../platform/wechat/content-check.ts'
import { keepWhistleCheck, keepWordsCheck } from '../moderation/index.ts'
import { attachVoice, type VoiceSubject } from '../uploads/index.ts'
import { factsOf } from './case-facts.ts'
import type { CaseRecord, CaseRow } from './case-record.ts'
import { caseClocks, caseEvents, caseParticipants, casePhotos, cases, eventContents, outbox } from './cases.table.ts'
import { contentHash, eventHash } from './chain.ts'
import { scheduleChases, thisClock } from './schedule-chases.ts'
import { isOpenSupervision, settleSupervisions } from './supervised.ts'
import { makeTellBacks } from './tell-backs.ts'

export type Capacity = (typeof caseParticipants.$inferSelect)['capacity']

/** Who an event is by: a person in a capacity, or the clock. */
export interface EventAuthor {
  readonly personId: string
  readonly displayName: string
  readonly capacity: Capacity
  readonly partyId: string | null
}

/** A recording, and what it was said for. */
export interface Spoken {
  readonly voiceId: string
  readonly subject: VoiceSubject
  readonly subjectId: string
}

export interface EventDetails {
  /** Node, objection or pending act that the started clocks belong to. */
  readonly subjectId?: string
  readonly data?: EventData
  /** What the person wrote; kept beside the event, not in the chain. */
  readonly words?: string
  readonly photoIds?: readonly string[]
}

/** With these somebody else of the neighbourhood may read what one of them wrote. Whistles keep their words themselves. */
const HELD_WORDS: readonly EventKind[] = ['urged', 'appealed', 'objected', 'reopened']

const participantsOf = prepared((tx) =>
  tx
    .select()
    .from(caseParticipants)
    .where(and(eq(caseParticipants.communityId, asked('communityId')), eq(caseParticipants.caseId, asked('caseId')))),
)

/** The latest first. */
const runsOfClock = prepared((tx) =>
  tx
    .select()
    .from(caseClocks)
    .where(
      and(
        eq(caseClocks.communityId, asked('communityId')),
        eq(caseClocks.caseId, asked('caseId')),
        eq(caseClocks.kind, asked('kind')),
        eq(caseClocks.subjectId, asked('subjectId')),
      ),
    )
    .orderBy(desc(caseClocks.run)),
)

/** What people say aloud stands with these. */
const SPOKEN_WITH: readonly EventKind[] = [
  'whistle.blown',
  'whistle.joined',
  'progressed',
  'urged',
  'appealed',
  'objected',
  'reopened',
  'rated',
  'node.returned',
  'withdrawn',
  'toldBack',
]

/** Class clocks count from receipt and are recomputed; the others start anew with every act that starts them. */
const CLASS_CLOCKS: readonly ClockKind[] = ['respond', 'safe', 'plan', 'resolve']
const STARTS_AGAIN: readonly CaseAction[] = ['rule-objection', 'reopen']

/**
 * One change of one case, under its lock: collects the new row, writes events, clocks and outbox rows as they come and
 * saves the case last. Nothing here decides; commands do, by the domain's rules.
 */
export class CaseWork {
  readonly row: CaseRow
  facts: CaseFacts
  /** Said to the person although the change stands: what they rested on had changed and is now on record as void. */
  lateRefusal: Error | null = null
  /** What the content check said of the words of this act. */
  checked: TextVerdict | null = null
  /** Who did anything on the case so far; read when it is needed first, nobody else adds to it. */
  private participants: (typeof caseParticipants.$inferSelect)[] | null = null
  /** What is said aloud with this act; belongs to the event that has its words. */
  spoken: Spoken | null = null

  constructor(
    readonly tx: Tx,
    readonly ids: Ids,
    readonly now: number,
    readonly record: CaseRecord,
    public author: EventAuthor | null,
  ) {
    this.row = { ...record.row }
    this.facts = factsOf(record)
  }

  /** What is said aloud with this act belongs to what the act makes. */
  saidOf(subjectId: string): void {
    if (this.spoken) this.spoken = { ...this.spoken, subjectId }
  }

  /** Says in which capacity the person acts, where the command knows it better than the kind of act does. */
  actAs(capacity: Capacity, partyId: string | null = null): void {
    if (this.author) this.author = { ...this.author, capacity, partyId }
  }

  private get here() {
    return { communityId: this.row.communityId, caseId: this.row.id }
  }

  /** Carries out a named outcome of the machine table: state, clocks, event and who is to be told. */
  async apply<A extends CaseAction>(action: A, name: OutcomeName<A>, details: EventDetails = {}): Promise<void> {
    const outcome = outcomeOf(action, name)
    const before = this.row.state
    if (outcome.to !== '=') this.moveTo(outcome.to)
    await this.oweTellBacks(before)
    await together(this.author && this.knownParticipants(), this.turnClocks(outcome, action, details.subjectId))
    await this.append(outcome.event, outcome.told, details)
  }

  private async turnClocks(
    { stops, starts = [] }: Pick<Outcome, 'stops' | 'starts'>,
    action: CaseAction,
    subjectId: string | undefined,
  ): Promise<void> {
    if (stops) await this.stopClocks(stops, subjectId)
    for (const kind of starts) await this.startClock(kind, action, subjectId)
  }

  /** Whoever spoke for a neighbour is to tell them where the case has come to. */
  private async oweTellBacks(before: CaseState): Promise<void> {
    const stage = tellBackStage(before, this.row.state)
    if (stage !== null) await makeTellBacks(this, stage)
  }

  private moveTo(state: CaseState): void {
    this.row.state = state
    const step = STEP_OF_STATE[state]
    if (step !== null) this.row.stepTimes = { ...this.row.stepTimes, [step]: this.row.stepTimes[step] ?? this.now }
    if (state === 'closed') this.row.closedAt = this.now
    // what nobody works on any more is not on the book either
    if (!isActive(state)) {
      this.row.onBookSince = null
      this.row.onBookUntil = null
      this.row.onBookReason = null
    }
  }

  /** Writes an event at the end of the chain, its words beside it, and the outbox row. */
  async append(kind: EventKind, told: readonly Audience[], details: EventDetails = {}): Promise<void> {
    const words = details.words ?? ''
    const photoIds = [...(details.photoIds ?? [])]
    const spoken = SPOKEN_WITH.includes(kind) ? this.spoken : null
    const salt = words === '' && photoIds.length === 0 ? null : randomBytes(16)
    const participant = this.author && (await this.participantOf(this.author))
    const event: ChainedEvent = {
      seq: this.row.seq + 1,
      kind,
      actor: participant?.row.number ?? 0,
      at: this.now,
      data: spoken ? { ...details.data, voice: spoken.voiceId } : (details.data ?? {}),
      contentHash: salt && contentHash({ salt, words, photoIds }),
      previousHash: this.row.headHash,
    }
    const hash = eventHash(this.row.communityId, this.row.id, event)
    const { tx, here } = this
    const { seq } = event
    await together(
      participant?.isNew && insertRow(tx, caseParticipants, participant.row),
      insertRow(tx, caseEvents, { ...here, ...event, hash }),
      salt && insertRow(tx, eventContents, { ...here, seq, salt, words, photoIds }),
      insertRow(tx, outbox, { ...here, id: this.ids.uuid(), seq, kind, audience: [...told], createdAt: this.now }),
    )
    if (words !== '' && this.checked && HELD_WORDS.includes(kind)) {
      const said = { caseId: this.row.id, seq, subjectId: details.subjectId ?? this.ids.uuid() }
      await keepWordsCheck(tx, said, this.checked, this.kept)
    }
    if (spoken && this.author) {
      const { personId } = this.author
      await attachVoice(this.tx, {
        ...this.here,
        ...spoken,
        id: spoken.voiceId,
        personId,
        seq: event.seq,
        now: this.now,
      })
      this.spoken = null
    }
    this.row.seq = seq
    this.row.headHash = hash
  }

  private get kept() {
    return { communityId: this.row.communityId, id: this.ids.uuid(), at: this.now }
  }

  /** Keeps what the content check said of the words of a whistle. */
  async keepWhistleCheck(whistleId: string): Promise<void> {
    if (this.checked) await keepWhistleCheck(this.tx, whistleId, this.checked, this.kept)
  }

  private async knownParticipants() {
    this.participants ??= await participantsOf(this.tx, this.here)
    return this.participants
  }

  private async participantOf(author: EventAuthor) {
    const known = await this.knownParticipants()
    const same = known.find(
      (p) => p.personId === author.personId && p.capacity === author.capacity && p.partyId === author.partyId,
    )
    const row = same ?? { ...this.here, number: known.length + 1, ...author }
    if (!same) known.push(row)
    return { row, isNew: same === undefined }
  }

  /** Stops running clocks of these kinds; with a subject only those that belong to it. */
  async stopClocks(kinds: readonly ClockKind[] | 'all', subjectId: string | undefined): Promise<void> {
    const open = and(
      eq(caseClocks.communityId, this.row.communityId),
      eq(caseClocks.caseId, this.row.id),
      isNull(caseClocks.stoppedAt),
    )
    const stopped = { stoppedAt: this.now }
    if (kinds === 'all') {
      await this.tx.update(caseClocks).set(stopped).where(open)
      return
    }
    for (const kind of kinds) {
      // another pending act goes on: its clock ends with itself, in `settleAct`
      if (kind === 'pendingAct' && subjectId === undefined) continue
      const ofSubject =
        SUBJECT_CLOCKS.includes(kind) && subjectId !== undefined ? eq(caseClocks.subjectId, subjectId) : undefined
      await this.tx
        .update(caseClocks)
        .set(stopped)
        .where(and(open, eq(caseClocks.kind, kind), ofSubject))
    }
  }

  /** Once a result was shown or a case reopened, the work has a promise of its own, also when that is computed anew. */
  private get isWorkedOnAgain(): boolean {
    return this.row.publicityRound > 0 || this.record.reopenings.length > 0
  }

  private due(kind: ClockKind, action: CaseAction, again: boolean): DueTime | undefined {
    const openNodes = this.facts.nodes.filter(isOpenNode)
    // of a private matter only the outcome is agreed to by silence, in its own time; whatever else is asked has the usual
    const asUsual = kind === 'pendingAct' && action !== 'close-private'
    return dueTime(kind, {
      policy: this.record.deadlines,
      caseClass: asUsual ? null : this.row.caseClass,
      danger: this.row.danger === 'pending',
      receivedAt: this.row.receivedAt,
      at: this.now,
      lastNodeDueAt: openNodes.length === 0 ? null : Math.max(...openNodes.map((node) => node.dueAt)),
      again,
      heldMs: this.row.publicityHeldMs,
      reviewAt: this.row.onBookUntil,
    })
  }

  /** When a clock of this kind that the act starts now is due (epoch ms). */
  dueAt(kind: 'pendingAct' | 'ruling' | 'leadRuling', action: CaseAction): number {
    const due = this.due(kind, action, false)
    if (!due) throw new Error(`a clock of kind ${kind} has a due time always`)
    return due.dueAt
  }

  /** The provisional promise of a case that was split off: it counts from its own whistle and may be over already. */
  promiseReply(): Promise<void> {
    return this.startClock('respond', 'split', undefined)
  }

  /** Gives the people asked about a part of the case their full time again. */
  restartClock(kind: 'verification', subjectId: string): Promise<void> {
    return this.startClock(kind, 'submit-node', subjectId)
  }

  private async startClock(kind: ClockKind, action: CaseAction, subject: string | undefined): Promise<void> {
    const subjectId = SUBJECT_CLOCKS.includes(kind) ? (subject ?? this.row.id) : this.row.id
    const [last] = await runsOfClock(this.tx, { ...this.here, kind, subjectId })
    const open = last?.stoppedAt === null ? last : undefined
    const again = STARTS_AGAIN.includes(action)
    const due = this.due(kind, action, again || this.isWorkedOnAgain)
    const ofClass = CLASS_CLOCKS.includes(kind) && !again
    // an answer given stays given; the other promises of a class begin anew with it, counted from receipt
    // unless the answer was to decline, and that did not stand
    if (kind === 'respond' && last && !open && action !== 'rule-appeal') return
    // a new class promises no plan where there is one, nor safety after a result was published
    if (kind === 'plan' && this.facts.nodes.some(isOpenNode)) return
    if (kind === 'safe' && this.row.publicityRound > 0) return
    const next = open && ofClass ? due && recomputed(open, due, this.now) : due
    if (open) {
      const overdue = open.dueAt <= this.now
      const kept = (due: DueTime) => (due === open ? open.chased : stepsKept({ ...open, dueAt: due.dueAt }, this.now))
      // a due time worked out anew ends a pause and has a half of its own; one that starts anew is chased anew
      const change = next
        ? {
            chased: ofClass ? kept(next) : 0,
            ...(next === open ? {} : { pausedAt: null, pausedUntil: null }),
            startedAt: ofClass ? open.startedAt : this.now,
            dueAt: next.dueAt,
            working: next.working,
          }
        : ofClass && !overdue
          ? { stoppedAt: this.now }
          : undefined
      if (change) await this.updateClock(open, change)
      return
    }
    if (!next) return
    const startedAt = ofClass ? this.row.receivedAt : this.now
    await insertRow(this.tx, caseClocks, {
      ...this.here,
      kind,
      subjectId,
      run: (last?.run ?? 0) + 1,
      startedAt,
      ...next,
    })
  }

  async updateClock(
    clock: typeof caseClocks.$inferSelect,
    change: Partial<typeof caseClocks.$inferInsert>,
  ): Promise<void> {
    await this.tx.update(caseClocks).set(change).where(thisClock(clock))
  }

  /** Puts photos on the case, in the order given. */
  async addPhotos(
    purpose: (typeof casePhotos.$inferSelect)['purpose'],
    subjectId: string,
    photoIds: readonly string[],
    round = 0,
  ) {
    if (photoIds.length === 0) return
    const rows = photoIds.map((photoId, position) => ({ ...this.here, photoId, purpose, subjectId, round, position }))
    await this.tx.insert(casePhotos).values(rows)
    // what was confided must not become the face of the case once it is public
    if (this.row.caseClass !== 'private') this.row.thumbId ??= photoIds[0] ?? null
  }

  /** Saves the case row and says when its clocks are looked at next; the last thing a command does. */
  async save(): Promise<void> {
    const saved = { ...this.row, version: this.record.row.version + 1, updatedAt: this.now }
    await together(
      updateRow(this.tx, cases, ['communityId', 'id'], saved),
      scheduleChases(this.tx, this.row, this.record.deadlines),
    )
    if (this.record.supervisions.some(isOpenSupervision)) await settleSupervisions(this.tx, this.row, this.now)
  }
}

/** Clocks that belong to a part of the case rather than to the case. */
const SUBJECT_CLOCKS: readonly ClockKind[] = ['verification', 'ruling', 'pendingAct']
