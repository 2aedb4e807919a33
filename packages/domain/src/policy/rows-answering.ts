import { DAY } from '../calendar/shanghai.ts'
import type { CaseFacts } from '../case/facts.ts'
import { isLeadAsked, leadFailingSince, openRefusals, REFUSALS_THAT_FORCE_A_RULING } from '../case/lead.ts'
import { partyById } from '../case/people.ts'
import type { CaseAction } from '../vocabulary.ts'
import { type Condition, classOpen, isPrivate, nodeOpen, type PolicyInput, type PolicyRow } from './policy-row.ts'
import { isMemberOf } from './relations.ts'

const leadTaken: Condition = {
  code: 'lead-taken',
  when: ({ facts }) => facts.leadPartyId !== null,
  params: ({ facts }) => ({ party: partyById(facts, facts.leadPartyId)?.name ?? '' }),
}

/** Those of the parties for which this act is done: the actor's own, or the one it is recorded for. */
function partiesActedFor({ actor, subject }: PolicyInput, ids: readonly string[]): readonly string[] {
  const { recordedFor } = subject
  return ids.filter((id) => (recordedFor === undefined ? isMemberOf(actor, id) : id === recordedFor))
}

const isSummoned = (facts: CaseFacts, partyId: string) => facts.summoned.includes(partyId)

/** From the summons to a plan: who answers, who leads, what is talked over. */
export const ANSWERING = {
  summon: { who: ['desk', 'lead'], otherwise: 'not-desk-or-lead', conditions: [isPrivate] },
  'check-in': {
    who: ['summoned'],
    otherwise: 'not-summoned',
    waits: true,
    recordable: isSummoned,
    conditions: [
      {
        code: 'already-checked-in',
        when: (input) =>
          input.facts.mediator
            ? input.facts.mediator.checkedIn
            : partiesActedFor(input, input.facts.summoned).every((id) => input.facts.checkedIn.includes(id)),
      },
    ],
  },
  'refuse-summons': {
    who: ['summoned'],
    otherwise: 'not-summoned',
    recordable: isSummoned,
    conditions: [
      isPrivate,
      {
        code: 'lead-is-you',
        when: (input) => partiesActedFor(input, input.facts.summoned).every((id) => id === input.facts.leadPartyId),
      },
      {
        code: 'already-refused',
        when: (input) =>
          partiesActedFor(input, input.facts.summoned).every(
            (id) => id === input.facts.leadPartyId || input.facts.refusals.some((r) => r.open && r.partyId === id),
          ),
      },
    ],
  },
  'rule-lead': {
    who: ['rulingBody', 'nextLevel'],
    otherwise: 'not-ruling-body',
    conditions: [
      isPrivate,
      classOpen,
      {
        code: 'lead-not-failing',
        when: ({ facts, now }) => {
          const refusedAround = facts.leadPartyId === null && openRefusals(facts) >= REFUSALS_THAT_FORCE_A_RULING
          return !isLeadAsked(facts) && !refusedAround && leadFailingSince(facts, now) === undefined
        },
      },
    ],
  },
  'claim-lead': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    waits: true,
    near: ['summoned'],
    first: [leadTaken],
    conditions: [classOpen],
  },
  'claim-part': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [isPrivate, { code: 'lead-is-you', when: ({ actor, facts }) => isMemberOf(actor, facts.leadPartyId) }],
  },
  'note-progress': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [
      {
        code: 'not-doer',
        when: ({ actor, subject }) => subject.node !== undefined && !isMemberOf(actor, subject.node.doerPartyId),
      },
      { code: 'node-not-open', when: (input) => input.subject.node !== undefined && nodeOpen.when(input) },
    ],
  },
  'release-lead': {
    who: ['lead', 'system'],
    otherwise: 'not-lead',
    conditions: [
      {
        code: 'lease-runs',
        when: ({ actor, facts, now, deadlines }) =>
          actor.personId === null &&
          (facts.dues.lease === undefined || now < facts.dues.lease + deadlines.leaseGraceDays * DAY),
      },
    ],
  },
  'start-talk': { who: ['lead', 'desk'], otherwise: 'not-desk-or-lead' },
  'end-talk': { who: ['convener', 'desk'], otherwise: 'not-convener' },
} satisfies Partial<Record<CaseAction, PolicyRow>>
