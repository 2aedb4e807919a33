import { ACTIVE_STATES, DAY, HOUR, OWED_NODE_STATES } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { phrase } from '../../platform/db/phrase.ts'
import {
  caseClocks,
  caseRefusals,
  caseRulings,
  cases,
  nodes,
  objections,
  type pendingActs,
  seats,
  whistles,
} from './cases.table.ts'
import { type ListViewer, list, notAboutMine, ofCase, timestamp, words } from './predicate-parts.ts'

type Asked = typeof objections | typeof caseRulings

/** None of these is one of the viewer's parties. */
const notMine = (column: unknown, { partyIds }: ListViewer) =>
  phrase`(${column} is null or ${column} not in ${list(partyIds)})`

/**
 * The viewer has no hand in the case that would keep them from ruling on it. That the body itself has none, stands in
 * whom the question is addressed to.
 */
function isFree(viewer: ListViewer): SQL {
  const { personId, partyIds } = viewer
  const mine = list(partyIds)
  return phrase`(${notAboutMine(viewer)} and ${notMine(cases.leadPartyId, viewer)} and ${notMine(cases.declinedByPartyId, viewer)}
    and ${notMine(cases.unsolvedByPartyId, viewer)} and ${cases.unsolvedByPersonId} is distinct from ${personId}::uuid
    and ${cases.declinedBy} is distinct from ${personId}::uuid and ${cases.mediatorId} is distinct from ${personId}::uuid
    and not exists (select 1 from ${whistles} where ${ofCase(whistles)}
      and (${whistles.personId} = ${personId} or ${whistles.enteredBy} = ${personId}))
    and not exists (select 1 from ${objections} where ${ofCase(objections)}
      and ${objections.ruledAt} is null and ${objections.personId} = ${personId})
    and not exists (select 1 from ${caseRefusals} where ${ofCase(caseRefusals)} and ${caseRefusals.settledAt} is null
      and (${caseRefusals.partyId} in ${mine} or ${caseRefusals.rightPartyId} in ${mine}))
    and not exists (select 1 from ${nodes} where ${ofCase(nodes)}
      and (${nodes.submittedBy} = ${personId} or ${nodes.doerPartyId} in ${mine}))
    and not exists (select 1 from ${seats} join ${nodes} on ${nodes.communityId} = ${seats.communityId}
      and ${nodes.id} = ${seats.nodeId} and ${nodes.round} = ${seats.round}
      where ${ofCase(seats)} and ${seats.replacedAt} is null and ${seats.signedBy} = ${personId}))`
}

/** A body of which the viewer is an officer, the secretaries they belong to, or the town they serve. */
function addressedToMe(
  { bodyKind, bodyPartyId }: { bodyKind: unknown; bodyPartyId: unknown },
  { actor }: ListViewer,
): SQL {
  const offices = actor.memberships.flatMap((m) => (m.office !== null && m.partyId !== null ? [m.partyId] : []))
  const bodies = [phrase`${bodyPartyId} in ${list(offices)}`]
  if (actor.memberships.some((m) => m.role === 'secretary')) bodies.push(phrase`${bodyKind} = 'secretary'`)
  if (actor.townOfficer) bodies.push(phrase`${bodyKind} = 'town'`)
  return phrase`(${sql.join(bodies, phrase` or `)})`
}

/** The body let its time pass, on a question or on a failing lead: the town is next. */
function isPassedUpToMe({ actor, now, deadlines }: ListViewer): SQL {
  if (!actor.townOfficer) return phrase`false`
  const unruled = timestamp(now - deadlines.leadRulingHours * HOUR)
  const clock = (more: SQL) => phrase`exists (select 1 from ${caseClocks} where ${ofCase(caseClocks)}
    and ${caseClocks.stoppedAt} is null and ${more})`
  return phrase`(${clock(phrase`${caseClocks.kind} in ('ruling', 'leadRuling') and ${caseClocks.dueAt} <= ${timestamp(now)}`)}
    or (${cases.state} in ${words(ACTIVE_STATES)} and ${cases.leadPartyId} is not null
      and (${clock(phrase`${caseClocks.kind} in ('lease', 'plan') and ${caseClocks.dueAt} <= ${unruled}`)}
        or exists (select 1 from ${nodes} where ${ofCase(nodes)} and ${nodes.state} in ${words(OWED_NODE_STATES)}
          and ${nodes.dueAt} <= ${unruled}))))`
}

/** Something waits for the viewer's ruling; the domain has the last word. */
export function isAskedToRule(viewer: ListViewer): SQL {
  const mine = (table: Asked) => phrase`(${addressedToMe(table, viewer)} or ${isPassedUpToMe(viewer)})`
  const open = (table: Asked, more: SQL) => phrase`exists (select 1 from ${table} where ${ofCase(table)}
    and ${table.ruledAt} is null and ${more} and ${mine(table)})`
  // what is cheap to know comes first: the database asks in this order
  return phrase`(((${cases.state} = 'publicised' and ${open(objections, phrase`true`)})
    or (${cases.state} = 'declined' and ${open(caseRulings, phrase`${caseRulings.matter} = 'appeal'`)})
    or (${cases.state} in ${words(ACTIVE_STATES)} and ${open(caseRulings, phrase`${caseRulings.matter} = 'lead'`)}))
    and ${isFree(viewer)})`
}

/** The body let a failing lead go on: the town may say now who leads, though nobody asked. */
export function mayReplaceLead(viewer: ListViewer): SQL {
  return phrase`(${cases.state} in ${words(ACTIVE_STATES)} and ${isPassedUpToMe(viewer)} and ${isFree(viewer)})`
}

/** The same, where the case stands such that they may do it now. */
export function mayRule(viewer: ListViewer): SQL {
  return phrase`((${cases.state} not in ${words(ACTIVE_STATES)}
    or (${cases.caseClass} is not null and ${cases.caseClass} <> 'private')) and ${isAskedToRule(viewer)})`
}

/** Second words on an end without success, which the ruling body gives, or the town where it keeps silent. */
export function isAskedAsBody(table: typeof pendingActs, viewer: ListViewer): SQL {
  const unanswered = timestamp(viewer.now - viewer.deadlines.rulingDays * DAY)
  const passedUp = viewer.actor.townOfficer ? phrase`${table.createdAt} <= ${unanswered}` : phrase`false`
  return phrase`((${addressedToMe(table, viewer)} or ${passedUp}) and ${isFree(viewer)})`
}
