import {
  ACTIVE_STATES,
  DAY,
  DUTY_READS,
  MACHINE,
  OPEN_TO_PARTIES,
  OWED_NODE_STATES,
  SETTLED_NODE_STATES,
  TWO_STEP_ACTIONS,
  type TwoStepAction,
} from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { phrase } from '../../platform/db/phrase.ts'
import { nobodyAtDesk } from '../communities/index.ts'
import {
  caseClocks,
  caseParties,
  caseRefusals,
  cases,
  nodes,
  pageReports,
  pendingActs,
  ratings,
  seats,
  stepBacks,
  whistles,
} from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import { holdsBack } from './held.predicates.ts'
import { type ListViewer, list, notAboutMine, ofCase, timestamp, words } from './predicate-parts.ts'
import { isAskedAsBody, isAskedToRule, mayReplaceLead, mayRule } from './ruling.predicates.ts'
import { steppedIn, townSits } from './town.predicates.ts'

export { type ListViewer, listViewer } from './predicate-parts.ts'

/** Queues of the workbench, in the order in which they are shown. */
export const QUEUES = [
  'danger',
  'toTriage',
  'overdue',
  'summoned',
  'toClaim',
  'toPlan',
  'toCosign',
  'toDo',
  'toSign',
  'toPublish',
  'toRule',
  'toRate',
  'toAnswer',
  'townAsked',
  'toAnswerSupervision',
  'toLook',
] as const
export type Queue = (typeof QUEUES)[number]

/** Queues of what there is to see; that something is to be done on a case stands in the others. */
export const QUEUES_WITHOUT_ACT: readonly Queue[] = ['overdue', 'townAsked', 'toLook']

const OPEN = words(OPEN_TO_PARTIES)
const ACTIVE = words(ACTIVE_STATES)

/**
 * The desk of a community is its social workers and secretaries, but not for a complaint about their own party; where
 * that leaves nobody, the town.
 */
export function isDesk(viewer: ListViewer): SQL {
  const { actor, now } = viewer
  const member = actor.memberships.some((m) => m.role === 'socialWorker' || m.role === 'secretary')
  const mine = member ? notAboutMine(viewer) : phrase`false`
  if (!actor.townOfficer) return mine
  return phrase`(${mine} or (${notAboutMine(viewer)} and ${nobodyAtDesk(cases.communityId, cases.aboutPartyId, now)}))`
}

/** Whistles that were part of this case and went on to another number. */
const movedOn = phrase`${whistles.communityId} = ${cases.communityId} and ${whistles.caseId} <> ${cases.id}
  and ${whistles.formerCaseIds} <> '{}' and ${whistles.formerCaseIds} @> array[${cases.id}]`

const ownOf = (where: SQL, { personId }: ListViewer) => phrase`exists (select 1 from ${whistles} where ${where}
  and ((${whistles.personId} = ${personId} and not ${whistles.joined}) or ${whistles.enteredBy} = ${personId}))`

const anyOf = (where: SQL, { personId }: ListViewer) => phrase`exists (select 1 from ${whistles} where ${where}
  and (${whistles.personId} = ${personId} or ${whistles.enteredBy} = ${personId}))`

const ownWhistle = (viewer: ListViewer) => ownOf(ofCase(whistles), viewer)
const anyWhistle = (viewer: ListViewer) => anyOf(ofCase(whistles), viewer)

/** A number under which the viewer once whistled leads on, unless what is left there became private. */
const leadsOn = (viewer: ListViewer) =>
  phrase`((${cases.state} = 'merged' or ${cases.caseClass} is distinct from 'private') and ${ownOf(movedOn, viewer)})`

/** Somebody let it be shown; of a merged case what went on counts, of any other what is left. */
const isShown = phrase`case when ${cases.state} = 'merged' then exists (select 1 from ${whistles} where ${movedOn}
  and ${whistles.withdrawnAt} is null and ${whistles.visibility} <> 'private') else not ${cases.hidden} end`

/** A merged number that leads to a private matter is as private as that. */
const goesOnPrivate = phrase`exists (select 1 from ${cases} as live where live.community_id = ${cases.communityId}
  and live.id = ${cases.mergedIntoId} and live.case_class = 'private')`

const onMyTable = ({ partyIds }: ListViewer, more: SQL = phrase`true`) =>
  phrase`exists (select 1 from ${caseParties} where ${ofCase(caseParties)} and ${caseParties.partyId} in ${list(partyIds)} and ${more})`

/**
 * The cases the viewer may see at all: the same answer as the domain's `readLevel(...) !== 'none'`, which the tests
 * compare case by case.
 */
export function visibleTo(viewer: ListViewer): SQL {
  const { actor } = viewer
  return seenAs(viewer, actor.memberships.length > 0 || actor.townOfficer ? phrase`true` : phrase`false`)
}

/** Looks on for the town and for nobody else: gets no word of what the town has not stepped into. */
const looksOnForTown = ({ actor }: ListViewer): boolean => actor.townOfficer && actor.memberships.length === 0

/**
 * Of the cases the viewer may see those of which they may read any word: the same answer as the domain's
 * `readLevel(...) !== 'outline'`.
 */
export function wordsOpenTo(viewer: ListViewer): SQL {
  if (!looksOnForTown(viewer)) return phrase`true`
  const open = phrase`(${cases.publicationId} is not null or ${steppedIn} or ${mayReplaceLead(viewer)})`
  return phrase`(${seenAs(viewer, open)} or ${townSits(viewer)})`
}

/** The same, where this is how much of what neighbours may see the viewer may. */
function seenAs(viewer: ListViewer, neighbour: SQL): SQL {
  const { actor, personId } = viewer
  const inDanger = phrase`(${cases.danger} in ${words(DUTY_READS)} and ${cases.state} = 'dispatched')`
  const onDuty = actor.onDuty ? phrase`(${inDanger} and ${notAboutMine(viewer)})` : phrase`false`
  const assigned = phrase`(${cases.state} in ${OPEN} and (${onMyTable(viewer)} or ${isPending(givesSecondWord(viewer))}))`
  const shown = phrase`(${cases.caseClass} is not null or ${isShown} or ${anyWhistle(viewer)}
    or ${anyOf(movedOn, viewer)})`
  const open = phrase`(${cases.caseClass} is distinct from 'private' and not ${goesOnPrivate} and (${assigned} or ${onDuty} or (${neighbour} and ${shown})))`
  return phrase`(${isDesk(viewer)} or ${ownWhistle(viewer)} or ${leadsOn(viewer)} or ${open} or ${isAskedToRule(viewer)}
    or (${cases.caseClass} = 'private' and ${cases.mediatorId} = ${personId}))`
}

/** Counted in a figure for this reader: of what is not for everybody only what they may see themself. */
export const countedFor = (viewer: ListViewer): SQL =>
  phrase`((${cases.caseClass} is not null and ${cases.caseClass} <> 'private' and not ${goesOnPrivate}) or ${visibleTo(viewer)})`

function mySeat({ actor, personId, partyIds }: ListViewer): SQL {
  const kinds = [phrase`${seats.partyId} in ${list(partyIds)}`]
  if (actor.townOfficer) kinds.push(phrase`${seats.kind} = 'town'`)
  kinds.push(
    phrase`(${seats.kind} = 'reporter' and exists (select 1 from ${whistles} where ${ofCase(whistles)}
      and ${whistles.personId} = ${personId} and not ${whistles.joined} and ${whistles.withdrawnAt} is null))`,
  )
  const heads = actor.memberships.filter((m) => m.role === 'buildingHead')
  const looksAfter = heads.flatMap((m) => m.looksAfter)
  const headOf = heads.flatMap((m) => (m.estateId === null ? [] : [m.estateId]))
  kinds.push(
    phrase`(${seats.kind} = 'buildingHead' and (${cases.buildingId} in ${list(looksAfter)}
      or (${cases.buildingId} is null and ${cases.estateId} in ${list(headOf)})))`,
  )
  const owned = actor.memberships.flatMap((m) => (m.level === 'owner' && m.estateId !== null ? [m.estateId] : []))
  kinds.push(phrase`(${seats.kind} = 'confirmedOwner' and ${cases.estateId} in ${list(owned)})`)
  return sql.join(kinds, phrase` or `)
}

function waitsForMySignature(viewer: ListViewer): SQL {
  const { personId, partyIds } = viewer
  return phrase`(${cases.state} = 'rectifying' and exists (select 1 from ${nodes}
    join ${seats} on ${seats.communityId} = ${nodes.communityId} and ${seats.nodeId} = ${nodes.id} and ${seats.round} = ${nodes.round}
    where ${ofCase(nodes)} and ${nodes.state} = 'submitted' and ${seats.replacedAt} is null and ${seats.signedBy} is null
      and ${nodes.submittedBy} <> ${personId} and ${nodes.doerPartyId} not in ${list(partyIds)} and (${mySeat(viewer)})
      and not exists (select 1 from ${seats} as mine where mine.community_id = ${nodes.communityId} and mine.node_id = ${nodes.id}
        and mine.round = ${nodes.round} and mine.signed_by = ${personId})
      and not exists (select 1 from ${stepBacks} where ${ofCase(stepBacks)} and ${stepBacks.personId} = ${personId}
        and ${stepBacks.doerPartyId} = ${nodes.doerPartyId})))`
}

const openClock = (more: SQL) => phrase`exists (select 1 from ${caseClocks} where ${ofCase(caseClocks)}
  and ${caseClocks.stoppedAt} is null and ${caseClocks.kind} not in ('publicity', 'lease', 'pendingAct') and ${more})`

const isMediator = ({ personId }: ListViewer) => phrase`${cases.mediatorId} = ${personId}`
const isPending = (more: SQL = phrase`true`) => phrase`exists (select 1 from ${pendingActs} where ${ofCase(pendingActs)}
  and ${pendingActs.settledAt} is null and ${more})`
const notPending = (action: TwoStepAction) => phrase`not ${isPending(phrase`${pendingActs.action} = ${action}`)}`

/** The viewer is asked for the second word on this pending act. */
function givesSecondWord(viewer: ListViewer): SQL {
  const { actor, personId } = viewer
  const asked = phrase`(${pendingActs.payload}->'confirmers' ? ${personId}${actor.townOfficer ? phrase` or ${pendingActs.payload}->'townMay' = 'true'` : phrase``})`
  const onDuty = actor.onDuty ? notAboutMine(viewer) : phrase`false`
  const who: Record<TwoStepAction, SQL> = {
    'adopt-plan': asked,
    'change-plan': asked,
    'close-private': asked,
    reclassify: asked,
    'make-safe': phrase`(${onDuty} or ${isDesk(viewer)})`,
    'conclude-unsolved': isAskedAsBody(pendingActs, viewer),
    split: isDesk(viewer),
    'put-on-book': isAskedAsBody(pendingActs, viewer),
    'pause-clock': isDesk(viewer),
  }
  const each = TWO_STEP_ACTIONS.map((action) => phrase`(${pendingActs.action} = ${action} and ${who[action]})`)
  return phrase`(${sql.join(each, phrase` or `)})`
}

/** It may still be given, and the viewer has not said anything on it. */
function waitsForMySecondWord(viewer: ListViewer): SQL {
  const { personId, now } = viewer
  const stands = TWO_STEP_ACTIONS.map(
    (action) => phrase`(${pendingActs.action} = ${action} and ${cases.state} in ${words(MACHINE[action].from)})`,
  )
  return phrase`(${sql.join(stands, phrase` or `)}) and ${pendingActs.lapsesAt} > ${timestamp(now)}
    and ${pendingActs.authorId} <> ${personId} and not (${personId}::uuid = any(${pendingActs.confirmedBy}))
    and ${givesSecondWord(viewer)}`
}

const hasRefused = phrase`exists (select 1 from ${caseRefusals} where ${ofCase(caseRefusals)}
  and ${caseRefusals.partyId} = ${caseParties.partyId} and ${caseRefusals.settledAt} is null)`

/** What waits on the viewer, queue by queue. */
export function queuePredicate(queue: Queue, viewer: ListViewer): SQL {
  const { actor, partyIds, now } = viewer
  const desk = isDesk(viewer)
  const notAbout = notAboutMine(viewer)
  switch (queue) {
    case 'danger': {
      const duty = actor.onDuty ? phrase`(${cases.danger} = 'pending' and ${notAbout})` : phrase`false`
      return phrase`(${cases.state} = 'dispatched' and (${duty} or (${cases.danger} in ('pending', 'awaitingClass') and ${desk})))`
    }
    case 'toTriage':
      return phrase`(${cases.state} = 'raised' and ${desk})`
    case 'overdue':
      return phrase`((${desk} or ${onMyTable(viewer)} or ${isMediator(viewer)}) and ${openClock(phrase`${caseClocks.dueAt} <= ${timestamp(now)}`)})`
    case 'summoned':
      return phrase`(${cases.state} in ${ACTIVE} and (${onMyTable(viewer, phrase`${caseParties.checkedInAt} is null and not ${hasRefused}`)}
        or (${isMediator(viewer)} and ${cases.mediatorCheckedInAt} is null)))`
    case 'toClaim':
      return phrase`(${cases.state} = 'dispatched' and ${cases.caseClass} is not null and ${cases.leadPartyId} is null
        and (${onMyTable(viewer, phrase`${caseParties.checkedInAt} is not null and not ${hasRefused}`)}
          or (${isMediator(viewer)} and ${cases.mediatorCheckedInAt} is not null)))`
    case 'toPlan':
      return toPlan(viewer)
    case 'toCosign':
      return isPending(waitsForMySecondWord(viewer))
    case 'toDo':
      return phrase`(${cases.state} = 'rectifying' and exists (select 1 from ${nodes} where ${ofCase(nodes)}
        and ${nodes.doerPartyId} in ${list(partyIds)} and ${nodes.state} in ${words(OWED_NODE_STATES)}))`
    case 'toSign':
      return phrase`(${notAbout} and ${waitsForMySignature(viewer)})`
    case 'toPublish':
      return phrase`(${desk} and (${cases.state} = 'verified'
        or (${cases.state} in ('publicised', 'closed') and ${cases.pageHiddenAt} is not null)))`
    case 'toRule':
      return mayRule(viewer)
    case 'toRate':
      return toRate(viewer)
    case 'toAnswer':
      return phrase`(${actor.townOfficer ? phrase`true` : desk} and ${cases.state} in ${words(MACHINE['answer-report'].from)}
        and exists (select 1 from ${pageReports} where ${ofCase(pageReports)} and ${pageReports.answeredAt} is null))`
    case 'toAnswerSupervision':
      return phrase`(${cases.state} in ${words(MACHINE['answer-supervision'].from)}
        and (${desk} or ${isMediator(viewer)} or (${cases.caseClass} is distinct from 'private' and ${onMyTable(viewer)}))
        and ${supervised})`
    case 'townAsked':
      return actor.townOfficer ? townAsked : phrase`false`
    case 'toLook':
      return phrase`(${desk} and ${holdsBack(now)})`
  }
}

const supervised = phrase`exists (select 1 from ${supervisions} where ${ofCase(supervisions)} and ${supervisions.answeredAt} is null
  and ${supervisions.settledAt} is null)`

const planned = phrase`exists (select 1 from ${nodes} where ${ofCase(nodes)} and ${nodes.state} not in ${words(SETTLED_NODE_STATES)})`

/** No plan can be made, for want of three parties to verify it. A plan in force has its three, also while it is changed. */
export const townAsked = phrase`(${cases.state} in ('claimed', 'deliberating') and ${cases.townAskedAt} is not null and not ${planned})`

/** A case without a plan whose lead the viewer belongs to, or a private one that they mediate. */
function toPlan(viewer: ListViewer): SQL {
  return phrase`(${cases.state} in ('claimed', 'deliberating') and ((${cases.caseClass} <> 'private' and not ${planned}
    and ${cases.leadPartyId} in ${list(viewer.partyIds)} and ${notPending('adopt-plan')})
    or (${cases.caseClass} = 'private' and ${isMediator(viewer)} and ${notPending('close-private')})))`
}

/** Results that the viewer whistled for and has not judged yet. */
function toRate({ personId, partyIds, now, deadlines }: ListViewer): SQL {
  const closedSince = timestamp(now - deadlines.rateDays * DAY)
  return phrase`((${cases.state} = 'publicised' or (${cases.state} = 'closed' and ${cases.closedAt} >= ${closedSince}))
    and exists (select 1 from ${whistles} where ${ofCase(whistles)} and ${whistles.personId} = ${personId} and ${whistles.withdrawnAt} is null)
    and not exists (select 1 from ${ratings} where ${ofCase(ratings)} and ${ratings.round} = ${cases.publicityRound}
      and ${ratings.personId} = ${personId})
    and (${cases.leadPartyId} is null or ${cases.leadPartyId} not in ${list(partyIds)})
    and not exists (select 1 from ${nodes} where ${ofCase(nodes)} and ${nodes.state} = 'verified'
      and ${nodes.doerPartyId} in ${list(partyIds)}))`
}

/** The lists one can ask for. */
export function scopePredicate(scope: 'mine' | 'party' | 'estate' | 'community', viewer: ListViewer): SQL {
  const { actor } = viewer
  if (scope === 'mine') return anyWhistle(viewer)
  if (scope === 'party') return onMyTable(viewer)
  if (scope === 'community') return phrase`true`
  const estateIds = actor.memberships.flatMap((m) => (m.estateId === null ? [] : [m.estateId]))
  return estateIds.length === 0 ? phrase`true` : phrase`${cases.estateId} in ${list(estateIds)}`
}
