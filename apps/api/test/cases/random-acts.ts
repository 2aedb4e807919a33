import { DAY, dayOf } from '@juwuye/domain'
import type { ActionOffer, ActName, CaseView } from '@juwuye/types'
import {
  confirmPendingAct,
  refusePendingAct,
  withdrawPendingAct,
} from '../../src/features/cases/commands/settle-act.ts'
import { readCase } from '../../src/features/cases/read-case.ts'
import { Refusal } from '../../src/platform/http/refusal.ts'
import { blow, perform, publishAll } from '../../src/recipes/index.ts'
import type { TestApp } from '../build-app.ts'
import type { GivenCast } from '../given-cast.ts'
import type { Dice } from './dice.ts'

const SETTLES = { confirm: confirmPendingAct, refuse: refusePendingAct, withdraw: withdrawPendingAct } as const

/** How likely what is offered is done; 1 without an entry. What ends a case early is rare. */
const RARELY: Record<string, number> = {
  decline: 0.05,
  withdraw: 0.05,
  'conclude-unsolved': 0.1,
  merge: 0.2,
  reclassify: 0.3,
  report: 0.1,
  'take-down': 0.1,
  'refuse-summons': 0.1,
  'release-lead': 0.3,
  supervise: 0.15,
  'answer-supervision': 0.3,
  summon: 0.1,
  'start-talk': 0.1,
  urge: 0.4,
  'put-on-book': 0.5,
  'sign-no': 0.3,
}
/** Needs photos or a body that is not worth guessing here. */
const LEFT_OUT: readonly string[] = [
  'make-safe',
  'split',
  'join',
  'claim-part',
  'restore-page',
  'replace-seat',
  'step-back',
]

const reason = '看过了'

/** Acts that the rules offer, done with bodies thrown by dice. */
export function randomActs(t: TestApp, c: GivenCast) {
  const inDays = (days: number) => dayOf(t.clock.now() + days * DAY)
  const { property, ngo, residentsCommittee } = c.parties

  function body(d: Dice, view: CaseView, o: ActionOffer, others: readonly string[]): object | undefined {
    const days = 1 + d.below(12)
    const node = { title: '换灯泡', doerPartyId: property, evidence: ['note'] }
    const ofNode = { nodeId: o.nodeId, round: o.round }
    const open = view.nodes.filter((one) => ['todo', 'doing', 'returned'].includes(one.state))
    const bodies: Record<string, () => object | undefined> = {
      triage: () =>
        d.next() < 0.15
          ? { class: 'private', title: '吵架', mediatorId: c.mediator, partyIds: [] }
          : { class: d.pick(['major', 'hard', 'urgent', 'minor']), title: '灯', partyIds: [property] },
      'confirm-danger': () => ({ danger: true }),
      reclassify: () => ({ class: d.pick(['major', 'hard', 'minor', 'urgent']), reason }),
      decline: () => ({ reason, instead: '城管' }),
      appeal: () => ({ reason }),
      'rule-appeal': () => ({ rulingId: o.rulingId, uphold: d.next() < 0.7, reason }),
      merge: () => (others.length > 0 ? { targetId: d.pick(others), reason } : undefined),
      summon: () => ({ partyIds: [d.pick([ngo, residentsCommittee])], reason }),
      'check-in': () => ({ reply: '来看' }),
      'refuse-summons': () => ({ reason: 'notOurDuty', words: '不归我们', rightName: '供电所' }),
      'rule-lead': () => ({ partyId: d.pick([property, ngo]), reason }),
      'note-progress': () => ({ text: '在办', nodeId: o.nodeId }),
      'release-lead': () => ({ reason }),
      'start-talk': () => ({ topic: '怎么修' }),
      'end-talk': () => ({ people: [{ name: '王经理' }] }),
      'adopt-plan': () => ({ nodes: [{ ...node, dueDay: inDays(days) }] }),
      'change-plan': () => ({
        nodes: open.map(({ id, title }) => ({ ...node, id, title, dueDay: inDays(days) })),
        reason,
      }),
      'submit-node': () => ({ nodeId: o.nodeId, note: '好了' }),
      'sign-yes': () => ofNode,
      'sign-no': () => ({ ...ofNode, reason }),
      'conclude-unsolved': () => ({ reason: 'money', words: reason }),
      report: () => ({ reason }),
      'answer-report': () => ({ reason }),
      'take-down': () => ({ reason }),
      object: () => ({ reason }),
      'rule-objection': () => ({ objectionId: o.objectionId, uphold: d.next() < 0.5, reason }),
      rate: () => ({ solved: 'solved', level: 4 }),
      'close-private': () => ({ outcome: '谈好了' }),
      reopen: () => ({ reason }),
      supervise: () => ({ demand: '请说明', answerDay: inDays(days) }),
      'answer-supervision': () => ({ supervisionId: o.supervisionId, answer: '马上' }),
      'put-on-book': () => ({ reason, reviewDay: inDays(days * 3) }),
      'pause-clock': () => ({ clock: d.pick(['plan', 'resolve']), reason, untilDay: inDays(days) }),
      'resume-clock': () => ({ clock: d.pick(['plan', 'resolve']), reason }),
    }
    const make = bodies[o.action]
    return make ? make() : {}
  }

  async function carryOut(d: Dice, view: CaseView, o: ActionOffer, personId: string, others: readonly string[]) {
    const on = { communityId: c.communityId, caseId: view.id }
    if (o.step !== 'do') {
      await SETTLES[o.step](t.deps, { ...on, personId, input: { pendingActId: o.pendingActId ?? '', reason } })
      return true
    }
    if (o.action === 'publish') {
      await publishAll(t.deps, on, personId, { problem: '楼道灯不亮', done: '换了灯泡' })
      return true
    }
    const input = body(d, view, o, others)
    if (input === undefined) return false
    await perform(t.deps, on, o.action as ActName, personId, input as never)
    return true
  }

  return {
    whistle: (d: Dice, by: string): Promise<string> =>
      blow(t.deps, c.communityId, by, {
        text: '楼道灯不亮，晚上看不清台阶',
        estateId: c.estateId,
        buildingId: c.buildingId,
        danger: d.next() < 0.15,
      }),

    /** Lets whoever is asked agree to what waits for a second word. */
    async secondWord(caseId: string, people: readonly string[]): Promise<string | undefined> {
      for (const personId of people) {
        const view = await readCase(t.deps, { communityId: c.communityId, caseId, personId }).catch(() => undefined)
        const asked = view?.actions.find((o) => o.step === 'confirm' && o.enabled)
        if (!asked?.pendingActId) continue
        const input = { pendingActId: asked.pendingActId, reason: '' }
        await confirmPendingAct(t.deps, { communityId: c.communityId, caseId, personId, input })
        return `${asked.action}/confirm`
      }
      return undefined
    },

    /** Something of what this person is offered; answers what, if it was done. A refusal of the rules changes nothing. */
    async someAct(d: Dice, caseId: string, personId: string, others: readonly string[]): Promise<string | undefined> {
      const view = await readCase(t.deps, { communityId: c.communityId, caseId, personId }).catch(() => undefined)
      if (!view) return undefined
      const offers = view.actions.filter((o) => o.enabled && !LEFT_OUT.includes(o.action))
      const likely = offers.filter((o) => d.next() < (RARELY[o.action] ?? 1))
      if (likely.length === 0) return undefined
      // what waits on somebody is done most of the time
      const waiting = likely.filter((o) => o.waits)
      const pause = likely.find((o) => o.action === 'pause-clock')
      const chosen = pause && d.next() < 0.4 ? pause : d.pick(waiting.length > 0 && d.next() < 0.6 ? waiting : likely)
      try {
        const did = await carryOut(d, view, chosen, personId, others)
        return did ? `${chosen.action}/${chosen.step}` : undefined
      } catch (error) {
        if (error instanceof Refusal && error.code !== 'internal') return undefined
        throw error
      }
    },
  }
}
