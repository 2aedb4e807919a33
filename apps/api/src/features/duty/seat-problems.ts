import { DAY, DEFAULT_ROTA_RULES, type RotaDuty, type RotaPerson, type RotaRule, rulesBroken } from '@juwuye/domain'
import { RULE_SENTENCES } from '@juwuye/messages'
import { and, eq, gt, isNotNull, lt } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { shifts } from './duty.table.ts'
import type { CommunityAddress } from './duty-access.ts'
import { type ShiftRow, slotOf } from './month-facts.ts'
import { postsOf, type RosterPerson, rosterOf, rotaPeople } from './roster.ts'

/** A week and the rest on both sides of it. */
const AROUND = 9 * DAY

/** Who could stand, with what the rules ask of them. */
export interface Standing {
  readonly roster: readonly RosterPerson[]
  readonly people: readonly RotaPerson[]
}

export async function standingOf(tx: Tx, address: CommunityAddress, now: number): Promise<Standing> {
  const roster = await rosterOf(tx, address, now)
  return { roster, people: rotaPeople(roster, await postsOf(tx, address.communityId), now) }
}

/** Everybody's shifts near this one. */
export async function dutiesNear(
  tx: Tx,
  communityId: string,
  { fromAt }: ShiftRow,
): Promise<(RotaDuty & { id: string })[]> {
  const rows = await tx
    .select()
    .from(shifts)
    .where(
      and(
        eq(shifts.communityId, communityId),
        isNotNull(shifts.personId),
        gt(shifts.fromAt, fromAt - AROUND),
        lt(shifts.fromAt, fromAt + AROUND),
      ),
    )
  return rows.flatMap((row) => (row.personId === null ? [] : [{ ...slotOf(row), personId: row.personId }]))
}

/**
 * Which hard rules somebody would break by taking the shift; none of them stands for good reasons.
 *
 * @param given a shift they would give in return
 */
export function problemsOf(
  { people }: Standing,
  personId: string,
  shift: ShiftRow,
  near: readonly (RotaDuty & { id: string })[],
  given: string | null = null,
): readonly RotaRule[] {
  const person = people.find(({ id }) => id === personId)
  if (!person) return ['qualification']
  const theirs = near.filter((duty) => duty.personId === personId && duty.id !== shift.id && duty.id !== given)
  return rulesBroken(person, slotOf(shift), theirs, DEFAULT_ROTA_RULES)
}

export const whyNot = (broken: readonly RotaRule[]): string => broken.map((rule) => RULE_SENTENCES[rule]).join('，')

/** @throws Refusal shift-rules, which says who and why not */
export async function requireNoProblems(
  tx: Tx,
  standing: Standing,
  { personId, shift, given = null }: { personId: string; shift: ShiftRow; given?: string | null },
): Promise<void> {
  const broken = problemsOf(standing, personId, shift, await dutiesNear(tx, shift.communityId, shift), given)
  if (broken.length === 0) return
  const who = standing.roster.find((person) => person.personId === personId)?.name ?? ''
  throw new Refusal('shift-rules', { params: { who, why: whyNot(broken) } })
}
