import { DAY, DEFAULT_DEADLINES } from '../../src/index.ts'
import { workAgain } from './plans.ts'
import { add, type Effect, proposed } from './run.ts'

export const SHOWING = {
  publish: ({ run, facts }) => {
    const publicityEndsAt = run.now + DEFAULT_DEADLINES.publicityDays * DAY
    const round = { publicityRound: facts.publicityRound + 1, ratedBy: [], page: 'shown' as const }
    return { outcome: 'publicised', facts: { ...facts, ...round, publicityEndsAt } }
  },
  report: ({ facts }) => ({
    outcome: facts.openReports === 0 ? 'reported' : 'reportedAgain',
    facts: { ...facts, openReports: facts.openReports + 1 },
  }),
  'answer-report': ({ facts }) => ({ outcome: 'answered', facts: { ...facts, openReports: 0 } }),
  'take-down': ({ run, facts }) => {
    const hidden = { ...facts, page: 'hidden', openReports: 0 } as const
    if (facts.state !== 'publicised') return { outcome: 'hiddenAside', facts: hidden }
    const heldMs = Math.max(0, (facts.publicityEndsAt ?? run.now) - run.now)
    return { outcome: 'hidden', facts: { ...hidden, publicityEndsAt: null }, heldMs }
  },
  'restore-page': ({ run, facts }) => {
    const shown = { ...facts, page: 'shown' } as const
    if (facts.state === 'closed') return { outcome: 'restoredClosed', facts: shown }
    return { outcome: 'restored', facts: { ...shown, publicityEndsAt: run.now + run.heldMs } }
  },
  object: ({ run, facts, actor }) => {
    const id = `objection-${run.log.length}`
    const objection = { id, personId: actor.personId ?? '', round: facts.publicityRound, open: true }
    const questions = new Map(run.questions).set(id, run.now + DEFAULT_DEADLINES.rulingDays * DAY)
    return { outcome: 'objected', facts: { ...facts, objections: [...facts.objections, objection] }, questions }
  },
  'rule-objection': ({ run, facts, choose }) => {
    const first = facts.objections.find((o) => o.open)
    const ruled = { ...facts, objections: facts.objections.map((o) => (o === first ? { ...o, open: false } : o)) }
    return choose(2) === 0
      ? { outcome: 'rejected', facts: ruled }
      : { outcome: 'upheld', facts: workAgain(ruled, run.now) }
  },
  rate: ({ facts, actor }) => ({
    outcome: 'rated',
    facts: { ...facts, ratedBy: add(facts.ratedBy, actor.personId ?? '') },
  }),
  close: ({ run, facts }) => ({ outcome: 'closed', facts: { ...facts, closedAt: run.now } }),
  'close-private': (act) => {
    const concerned = act.facts.whistles.flatMap((w) => (w.withdrawn || w.personId === null ? [] : [w.personId]))
    return proposed(act, 'close-private', {}, concerned)
  },
  reopen: ({ run, facts, actor }) => {
    const reopened = { ...facts, reopenedBy: add(facts.reopenedBy, actor.personId ?? '') }
    if (facts.mediator) return { outcome: 'toMediation', facts: { ...reopened, closedAt: null } }
    return { outcome: 'toRectifying', facts: workAgain(reopened, run.now) }
  },
} satisfies Record<string, Effect>
