import { OPEN_TO_PARTIES } from '@juwuye/domain'
import { phrase } from '../../platform/db/phrase.ts'
import { caseParticipants, cases, nodes, seats, stepBacks } from './cases.table.ts'
import { type ListViewer, ofCase, words } from './predicate-parts.ts'

/** The town demanded, ruled, signed or decided something: it is in this matter. */
export const steppedIn = phrase`exists (select 1 from ${caseParticipants} where ${ofCase(caseParticipants)}
  and ${caseParticipants.capacity} = 'town')`

/** A seat of the town verifies a step; not for an officer who stepped back from judging its doer. */
export const townSits = ({
  personId,
}: ListViewer) => phrase`(${cases.state} in ${words(OPEN_TO_PARTIES)} and ${cases.caseClass} is distinct from 'private'
  and exists (select 1 from ${seats} join ${nodes} on ${nodes.communityId} = ${seats.communityId} and ${nodes.id} = ${seats.nodeId}
      and ${nodes.round} = ${seats.round}
    where ${ofCase(seats)} and ${seats.kind} = 'town' and ${seats.replacedAt} is null
      and not exists (select 1 from ${stepBacks} where ${ofCase(stepBacks)} and ${stepBacks.personId} = ${personId}
        and ${stepBacks.doerPartyId} = ${nodes.doerPartyId})))`
