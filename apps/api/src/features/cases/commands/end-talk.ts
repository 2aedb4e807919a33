import { type ActorFacts, isMemberOf } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { restartVerification } from '../plan-nodes.ts'
import { judgePlan, mayPut } from '../plan-rules.ts'
import { closeTalk } from '../talks.ts'
import { putPlan } from './adopt-plan.ts'
import { actAtTalk } from './start-talk.ts'

type Minutes = Parsed<'end-talk'>

/** Throws where the minutes contradict themselves; answers whether the steps could be a plan. */
async function mayKeep(work: CaseWork, { people, agreed, nodes }: Minutes): Promise<boolean> {
  const known = work.facts.parties.map((party) => party.id)
  const stranger = people.findIndex(({ partyId }) => partyId !== null && !known.includes(partyId))
  if (stranger >= 0) throw refusal('party-unknown', {}, `people.${stranger}.partyId`)
  if (nodes.length === 0) return true
  if (agreed === '') throw refusal('nothing-said', {}, 'agreed')
  return mayPut(work, judgePlan(work, nodes))
}

/** What the lead agreed to is its plan, where there is none yet and none waits; otherwise it fills the lead's next one. */
function becomesPlan(work: CaseWork, actor: ActorFacts, { nodes }: Minutes): boolean {
  const free = work.row.state === 'claimed' && !work.facts.pendingActs.some((act) => act.action === 'adopt-plan')
  return nodes.length > 0 && free && isMemberOf(actor, work.row.leadPartyId)
}

/** 谈完了: who was there, what each said, what was agreed; the agreement becomes the plan in the same step. */
export function endTalk(deps: Deps, request: CaseRequest<Minutes>): Promise<void> {
  return runAct(deps, 'end-talk', request, async ({ work, actor }, input) => {
    const back = work.facts.talk?.from === 'rectifying' ? 'backToRectifying' : 'backToClaimed'
    actAtTalk(work, actor)
    if (!(await mayKeep(work, input))) return
    await closeTalk(work, input)
    await work.apply('end-talk', back, {
      data: { result: input.agreed === '' ? 'none' : 'agreed', nodes: input.nodes.length },
      words: input.agreed,
    })
    // nobody could sign while the talk was on
    if (back === 'backToRectifying') await restartVerification(work)
    if (becomesPlan(work, actor, input)) await putPlan(work, input.nodes)
  })
}
