import { type CaseFacts, isOpenNode, type NodeFacts } from '../case/facts.ts'
import { haveDistinctSigners, signableWithout } from '../case/seats.ts'
import { hasNext, seatsToPassOn } from '../case/verification.ts'
import type { CaseAction } from '../vocabulary.ts'
import { aboutYou, alreadyPending, type Condition, isPrivate, nodeOpen, type PolicyRow } from './policy-row.ts'
import { isMemberOf, seatOf } from './relations.ts'

const doesNode = (_: CaseFacts, partyId: string, node: NodeFacts | undefined) => node?.doerPartyId === partyId

/** Who records for a doer cannot sign: somebody whose signature the panel cannot do without leaves it to a colleague. */
const neededForSigning: Condition = {
  code: 'submitter-must-sign',
  when: ({ actor, subject: { node, recordedFor } }) =>
    recordedFor !== undefined &&
    node !== undefined &&
    haveDistinctSigners(node.seats) &&
    !signableWithout(node.seats, actor.personId ?? ''),
}

const ALREADY_SIGNED: readonly Condition[] = [
  {
    code: 'already-signed',
    when: ({ actor, subject }) =>
      subject.node?.seats.some((s) => s.signedBy !== null && s.signedBy === actor.personId) ?? false,
  },
  {
    code: 'already-signed',
    when: ({ actor, subject }) => !subject.node || seatOf(actor, subject.node)?.signedBy != null,
  },
]

const SIGNING: readonly Condition[] = [
  { code: 'node-not-submitted', when: ({ subject }) => subject.node?.state !== 'submitted' },
  {
    code: 'submitter-cannot-sign',
    when: ({ actor, subject }) => actor.personId !== null && subject.node?.submittedBy === actor.personId,
  },
  { code: 'doer-cannot-sign', when: ({ actor, subject }) => isMemberOf(actor, subject.node?.doerPartyId ?? null) },
  aboutYou,
  ...ALREADY_SIGNED,
]

/** Plan, steps and panel, and the end without success. */
export const DOING = {
  'adopt-plan': {
    who: ['lead'],
    otherwise: 'not-lead',
    waits: true,
    conditions: [
      isPrivate,
      { code: 'plan-exists', when: ({ facts }) => facts.nodes.some(isOpenNode) },
      alreadyPending('adopt-plan'),
    ],
  },
  'change-plan': { who: ['lead'], otherwise: 'not-lead', conditions: [isPrivate, alreadyPending('change-plan')] },
  'make-safe': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [
      { code: 'not-urgent', when: ({ facts }) => facts.caseClass !== 'urgent' },
      { code: 'already-safe', when: ({ facts }) => facts.dues.safe === undefined },
      alreadyPending('make-safe'),
    ],
  },
  'submit-node': {
    who: ['doer'],
    otherwise: 'not-doer',
    waits: true,
    recordable: doesNode,
    conditions: [nodeOpen, neededForSigning],
  },
  'sign-yes': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  'sign-no': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  // Whether three different people are left is `seatsLeftBy`.
  'step-back': {
    who: ['panel'],
    otherwise: 'not-seat-holder',
    first: [
      {
        code: 'already-stepped-back',
        when: ({ actor, subject: { node } }) => node?.steppedBack.some((id) => id === actor.personId) ?? false,
      },
    ],
    conditions: [
      { code: 'node-not-open', when: ({ subject: { node } }) => !node || !isOpenNode(node) },
      ...ALREADY_SIGNED,
    ],
  },
  // Which seat, and whether the cause holds, is `checkReplacement`.
  'replace-seat': {
    who: ['system', 'desk'],
    otherwise: 'not-desk',
    conditions: [
      { code: 'node-not-submitted', when: ({ subject }) => subject.node?.state !== 'submitted' },
      {
        code: 'seat-signed',
        when: ({ subject }) => subject.node?.seats.every((seat) => seat.signedBy !== null) ?? true,
      },
      {
        code: 'not-silent-yet',
        when: ({ actor, facts, subject: { node }, now, deadlines }) =>
          actor.personId === null && (!node || seatsToPassOn(facts, node, now, deadlines).length === 0),
      },
      {
        code: 'seats-unfilled',
        when: ({ actor, facts, subject: { node }, now, deadlines }) =>
          actor.personId === null &&
          node !== undefined &&
          !seatsToPassOn(facts, node, now, deadlines).some((seat) => hasNext(facts, node, seat)),
      },
    ],
  },
  'conclude-unsolved': {
    who: ['lead'],
    otherwise: 'not-lead',
    conditions: [isPrivate, alreadyPending('conclude-unsolved')],
  },
} satisfies Partial<Record<CaseAction, PolicyRow>>
