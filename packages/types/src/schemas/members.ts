import { LIMITS, OFFICES, ROLES } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, day, instant, partyRef, sought, uuid, words } from './common.ts'

const named = z.object({ id: uuid, name: z.string() })

/** Somebody who is something in the community beyond living there. */
export const member = z.object({
  membershipId: uuid,
  personId: uuid,
  name: z.string(),
  role: z.enum(ROLES),
  office: z.enum(OFFICES).nullable(),
  since: instant,
  estate: z.string().nullable(),
  /** Buildings a building head looks after. */
  looksAfter: z.array(named),
  mine: z.boolean(),
})

export const members = z.object({
  /** Every party, also those without anybody on the platform. */
  parties: z.array(partyRef.extend({ members: z.array(member) })),
  /** Those who act for no party. */
  others: z.array(member),
  /** There are more people than one answer holds. */
  more: z.boolean(),
})

/**
 * What somebody holds. Theirs, and passed on: mediations, talks they convene, cases they are first receiver of. Theirs,
 * and falling to the desk: neighbours to be told what became of what was relayed for them. Theirs,
 * and void with them: first halves of two-step acts. The party's, and staying with it: cases it leads, steps it does,
 * summons it has not answered, signatures and rulings it owes.
 */
export const HOLDING_KINDS = [
  'mediation',
  'talk',
  'received',
  'pendingAct',
  'tellBack',
  'lead',
  'node',
  'summons',
  'seat',
  'ruling',
] as const

const holding = z.object({
  kind: z.enum(HOLDING_KINDS),
  /** Cases, each counted once. */
  count: z.int(),
  /** There are more, fewer than five, that are not the viewer's to know of: they stand in no number. */
  fewUnseen: z.boolean(),
  /** The newest of them that the viewer may see. */
  cases: z.array(z.object({ id: uuid, number: z.string(), title: z.string().nullable() })),
})

export const successorChoice = z.object({
  personId: uuid,
  name: z.string(),
  role: z.enum(ROLES),
  party: z.string().nullable(),
  /** They are made the same first: role, party, office, estate and buildings. */
  joins: z.boolean(),
})

export const obligations = z.object({
  member: member.extend({ party: partyRef.nullable() }),
  holds: z.array(holding),
  /** Neighbours on their list, who fall to the social workers. */
  neighbours: z.int(),
  dutyUntil: instant.nullable(),
  /** What is left without anybody: the party, or the desk of the community. */
  lastOf: z.string().nullable(),
  /** Without a successor the membership does not end. */
  mustName: z.boolean(),
  /** Fixed for a day to come; `failed`: the day came, it could not be done, and there is no day any more. */
  planned: z
    .object({ day: day.nullable(), by: z.string(), successor: z.string().nullable(), failed: z.boolean() })
    .nullable(),
  candidates: z.array(successorChoice),
  moreCandidates: z.boolean(),
})

export const membershipParams = z.object({ communityId, membershipId: uuid })
export const obligationsQuery = z.object({
  /** Part of a candidate's name. */
  q: sought(LIMITS.nameChars).optional(),
})
export const endMembershipBody = z.object({ successorId: uuid.nullable(), reason: words(LIMITS.reasonChars) })

export const planEndingBody = endMembershipBody.extend({
  /** From the beginning of this day on. */
  day,
})

export const membershipEnded = z.object({
  membershipId: uuid,
  endedAt: instant,
  successor: z.object({ personId: uuid, name: z.string() }).nullable(),
  /** Cases by kind that passed on or, as first halves of acts, lapsed; and buildings. What is told to the town stands in no number below five. */
  moved: z.object({
    mediation: z.int(),
    talk: z.int(),
    received: z.int(),
    pendingAct: z.int(),
    tellBack: z.int(),
    neighbours: z.int(),
    buildings: z.int(),
  }),
  /** More passed on than these numbers say. */
  fewUnseen: z.boolean(),
  dutyEnded: z.boolean(),
})
