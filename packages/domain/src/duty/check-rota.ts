import { NEAR, rulesBroken } from './rota-rules.ts'
import type { RotaAssignment, RotaDuty, RotaPerson, RotaRule, RotaRules, RotaSlot } from './rota-types.ts'

export interface BrokenAssignment extends RotaAssignment {
  readonly broken: readonly RotaRule[]
}

/** Which assignments of a rota break which rules, in the order of the assignments; a hand-made rota may. */
export function checkRota(rota: {
  readonly slots: readonly RotaSlot[]
  readonly people: readonly RotaPerson[]
  readonly assignments: readonly RotaAssignment[]
  readonly others: readonly RotaDuty[]
  readonly rules: RotaRules
}): readonly BrokenAssignment[] {
  const slots = new Map(rota.slots.map((slot) => [slot.id, slot]))
  const people = new Map(rota.people.map((person) => [person.id, person]))
  const duties = rota.assignments.flatMap(({ slotId, personId }) => {
    const slot = slots.get(slotId)
    return slot ? [{ ...slot, personId }] : []
  })
  return duties.flatMap((duty) => {
    const person = people.get(duty.personId)
    const near = [...duties, ...rota.others].filter(
      (other) => other !== duty && other.personId === duty.personId && Math.abs(other.fromAt - duty.fromAt) < NEAR,
    )
    const broken = person ? rulesBroken(person, duty, near, rota.rules) : (['qualification'] as const)
    return broken.length > 0 ? [{ slotId: duty.id, personId: duty.personId, broken }] : []
  })
}
