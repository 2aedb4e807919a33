import { type ActorFacts, isMemberOf, stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseTalks } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** Whoever calls or ends a talk does so for the desk, as the mediator, or for their party on the case. */
export function actAtTalk(work: CaseWork, actor: ActorFacts): void {
  if (stands(actor, 'desk', work.facts)) return
  if (stands(actor, 'mediator', work.facts)) {
    work.actAs('mediator')
    return
  }
  const partyId = [work.row.leadPartyId, ...work.facts.summoned].find((id) => isMemberOf(actor, id))
  if (partyId) work.actAs('party', partyId)
}

/** 三方面对面: lead or desk calls the parties to talk; meanwhile nobody asks the lead for progress. */
export function startTalk(deps: Deps, request: CaseRequest<Parsed<'start-talk'>>): Promise<void> {
  return runAct(deps, 'start-talk', request, async ({ tx, work, now, personId, actor }, input) => {
    actAtTalk(work, actor)
    const { communityId, id: caseId, state } = work.row
    await tx.insert(caseTalks).values({
      communityId,
      caseId,
      id: work.ids.uuid(),
      topic: input.topic,
      fromState: state === 'rectifying' ? state : 'claimed',
      convenerId: personId,
      convenerName: work.author?.displayName ?? '',
      startedAt: now,
      people: [],
      agreed: '',
      nodes: [],
    })
    await work.apply('start-talk', 'started', { words: input.topic })
  })
}
