import {
  type CaseAction,
  type Chase,
  can,
  hasNext,
  MINUTE,
  mayStartFrom,
  nextChase,
  type Subject,
  SYSTEM,
  seatsToPassOn,
} from '@juwuye/domain'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { type ClockRow, findCase } from './case-record.ts'
import { CaseWork } from './case-work.ts'
import { caseClocks } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import { closePrivate } from './commands/close-private.ts'
import { endPause } from './commands/pause-clock.ts'
import { handBack } from './commands/release-lead.ts'
import { passOn } from './commands/replace-seat.ts'
import { PROPOSERS, settleAct } from './pending.ts'
import { readdressQuestions } from './ruling-questions.ts'
import { surroundings, thisClock } from './schedule-chases.ts'

/** What is in the way now may be gone later: looked at again after this (ms), or with the next act on the case. */
const LOOK_AGAIN = 60 * MINUTE
const AFTER_FAILURE = 10 * MINUTE

/** The act of the table that a step is, where it is one: asked like any other. */
const ACT_OF: Record<Chase, CaseAction | null> = {
  remind: 'remind',
  levelOne: 'supervise',
  levelTwo: 'supervise',
  release: 'release-lead',
  replaceSeat: 'replace-seat',
  passUp: null,
  lapse: null,
  close: 'close',
  endBook: null,
  resume: 'resume-clock',
}

/** What each step does. `again`: the clock starts anew with it, its steps count from the first. */
const STEPS: Record<Chase, (work: CaseWork, clock: ClockRow) => Promise<'again' | undefined>> = {
  remind: async (work, clock) => {
    await work.apply('remind', 'reminded', {
      data: { ...about(work, clock), overdue: work.now >= clock.dueAt },
    })
    return undefined
  },
  levelOne: (work, clock) => supervise(work, clock, 1),
  levelTwo: (work, clock) => supervise(work, clock, 2),
  release: async (work) => {
    await handBack(work, '')
    return undefined
  },
  replaceSeat: async (work, clock) => {
    const node = () => work.facts.nodes.find((one) => one.id === clock.subjectId)
    const asked = node()
    for (const seat of asked ? seatsToPassOn(work.facts, asked, work.now, work.record.deadlines) : []) {
      const now = node()
      if (now && hasNext(work.facts, now, seat))
        await passOn(work, now, seat, seat.kind === 'reporter' ? {} : { data: { cause: 'silent' } })
    }
    return 'again'
  },
  passUp: async (work, clock) => {
    await work.append('passed.up', ['town', 'rulingBody'], { data: about(work, clock) })
    return undefined
  },
  lapse: async (work, clock) => {
    const act = work.record.pendingActs.find((one) => one.id === clock.subjectId)
    if (!act) return undefined
    if (act.action === 'close-private' && mayStartFrom('close-private', work.row.state)) {
      await settleAct(work, act, 'confirmed')
      await closePrivate(work, 'silent')
      return undefined
    }
    await settleAct(work, act, 'lapsed')
    await work.append('act.lapsed', PROPOSERS[act.action], { data: { action: act.action, why: 'time' } })
    return undefined
  },
  close: async (work) => {
    const asked = new Set(work.record.whistles.flatMap((w) => (w.withdrawnAt === null ? (w.personId ?? []) : [])))
    const silent = [...asked].filter((person) => !work.facts.ratedBy.includes(person))
    // silence is neither "solved" nor "not solved": recorded as no answer
    await work.apply('close', 'closed', { data: { asked: asked.size, noAnswer: silent.length } })
    return undefined
  },
  endBook: async (work) => {
    work.row.onBookSince = null
    work.row.onBookUntil = null
    work.row.onBookReason = null
    await work.stopClocks(['review'], undefined)
    await work.append('book.ended', ['desk', 'rulingBody', 'reporter', 'joined'])
    return undefined
  },
  resume: async (work, clock) => {
    await endPause(work, clock)
    return 'again'
  },
}

/** What an event says of the clock it is about: words of closed lists and numbers. */
function about(work: CaseWork, clock: ClockRow) {
  const node = work.facts.nodes.find((one) => one.id === clock.subjectId)
  const act = work.facts.pendingActs.find((one) => one.id === clock.subjectId)
  return {
    clock: clock.kind,
    dueAt: clock.dueAt,
    ...(node ? { position: node.position } : {}),
    ...(act ? { action: act.action, pendingAct: act.id } : {}),
  }
}

async function supervise(work: CaseWork, clock: ClockRow, level: 1 | 2): Promise<undefined> {
  const { communityId, caseId, kind, subjectId, run, dueAt } = clock
  const id = work.ids.uuid()
  await work.tx.insert(supervisions).values({
    communityId,
    id,
    caseId,
    level,
    clockKind: kind,
    clockSubjectId: subjectId,
    clockRun: run,
    clockDueAt: dueAt,
    demand: '',
    body: '',
    issuedAt: work.now,
  })
  await work.apply('supervise', level === 1 ? 'levelOne' : 'levelTwo', {
    data: { ...about(work, clock), level, supervision: id },
  })
}

/** The part of the case that the policy asks about. */
function subjectOf(work: CaseWork, clock: ClockRow): Subject {
  const node = work.facts.nodes.find((one) => one.id === clock.subjectId)
  return node ? { node } : {}
}

/** The oldest first; at one instant the book is closed before what it silenced. */
function inOrder(a: ClockRow, b: ClockRow): number {
  const last = (clock: ClockRow) => (clock.kind === 'review' ? 0 : 1)
  return (a.chaseAt ?? 0) - (b.chaseAt ?? 0) || last(a) - last(b) || a.kind.localeCompare(b.kind)
}

/**
 * Does the earliest thing that time has to do about this case, if something is due: decided, done and counted in one
 * transaction under the case's lock, so that a second run, a second worker or a kill in the middle changes nothing.
 *
 * @returns whether there was something, and there may be more
 */
async function chaseNext(deps: Deps, communityId: string, caseId: string): Promise<boolean> {
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    const now = deps.clock.now()
    const record = await findCase(tx, communityId, caseId, now, true)
    const ripe = record?.clocks.filter((c) => c.stoppedAt === null && c.chaseAt !== null && c.chaseAt <= now) ?? []
    if (!record) return false
    for (const clock of ripe.sort(inOrder)) {
      const lookAt = await chaseOne(new CaseWork(tx, deps.ids, now, record, null), clock)
      if (lookAt === 'done') return true
      await tx.update(caseClocks).set({ chaseAt: lookAt }).where(thisClock(clock))
    }
    return false
  })
}

/** @returns `done`, or when to look at this clock again (ms) because there is nothing to do about it now; null: never */
async function chaseOne(work: CaseWork, clock: ClockRow): Promise<'done' | number | null> {
  const { now, record } = work
  const next = nextChase(clock, await surroundings(work.tx, record.row, clock, record.deadlines))
  if (!next || next.at > now) return next?.at ?? null
  const act = ACT_OF[next.chase]
  const subject = subjectOf(work, clock)
  const verdict = act && can(act, { actor: SYSTEM, facts: work.facts, subject, now, deadlines: record.deadlines })
  if (verdict && !verdict.ok && verdict.code !== 'seats-unfilled') return now + LOOK_AGAIN
  // nobody is next for the seat: what comes after is due in its own time
  const done = verdict && !verdict.ok ? undefined : await STEPS[next.chase](work, clock)
  if (done !== 'again') await work.updateClock(clock, { chased: clock.chased + 1 })
  await readdressQuestions(work)
  await work.save()
  return 'done'
}

/** Does everything that is due on a case, in the order of time; what was missed while nobody was here is done now. */
export async function chaseCase(deps: Deps, communityId: string, caseId: string): Promise<void> {
  while (await chaseNext(deps, communityId, caseId));
}

/** Something broke on this case: it is left alone for a while, so that the others have their turn. */
export async function putOffChases(deps: Deps, communityId: string, caseId: string): Promise<void> {
  await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const now = deps.clock.now()
    await tx
      .update(caseClocks)
      .set({ chaseAt: now + AFTER_FAILURE })
      .where(
        and(
          eq(caseClocks.communityId, communityId),
          eq(caseClocks.caseId, caseId),
          isNull(caseClocks.stoppedAt),
          lte(caseClocks.chaseAt, now),
        ),
      )
  })
}
