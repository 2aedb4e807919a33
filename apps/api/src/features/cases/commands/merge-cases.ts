import { type ActorFacts, checkMerge, outcomeOf, readLevel, stands, tellBackOfMerge } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type CaseRequest, type CommandContext, insist, refusal, runAct } from '../case-command.ts'
import { factsOf } from '../case-facts.ts'
import { type CaseRecord, findCase } from '../case-record.ts'
import { CaseWork } from '../case-work.ts'
import { takeEarlierDues } from '../earlier-dues.ts'
import { takeTurn } from '../hold-together.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import { leadAllOn, moveWhistles } from '../move-whistles.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { readdressQuestions } from '../ruling-questions.ts'
import { makeTellBacks } from '../tell-backs.ts'
import { addParties } from './summon-party.ts'

type Merge = Parsed<'merge'>

/** @throws Refusal 404 when the other case is not there or not theirs to see */
export async function heldCase({ tx, now, work, actor }: CommandContext, caseId: string | null): Promise<CaseRecord> {
  const record = caseId === null ? undefined : await findCase(tx, work.row.communityId, caseId, now, true)
  if (!record || readLevel(actor, factsOf(record)) === 'none') throw new Refusal('not-found')
  return record
}

function judge(actor: ActorFacts, source: CaseWork, target: CaseRecord): void {
  const facts = factsOf(target)
  insist(checkMerge(actor, { id: source.row.id, facts: source.facts }, { id: target.row.id, facts }), 'targetId')
  if (!stands(actor, 'desk', facts)) throw refusal('not-desk', {}, 'targetId')
}

/** A complaint goes along: whom it is about has no say any more, and what rested on their say is void. */
async function takeComplaint(source: CaseWork, target: CaseWork): Promise<void> {
  const { aboutPartyId } = source.row
  if (aboutPartyId === null || aboutPartyId === target.row.aboutPartyId) return
  target.row.aboutPartyId = aboutPartyId
  target.facts = { ...target.facts, aboutPartyId }
  await voidPendingActs(target)
}

async function summonAlso(source: CaseWork, target: CaseWork): Promise<void> {
  const covering = target.facts.parties.map((party) => party.id)
  const parties = await addParties(
    target,
    source.facts.summoned.filter((id) => covering.includes(id)),
  )
  if (parties.length > 0) await target.append('summoned', ['summoned'], { data: { parties } })
}

async function merge(context: CommandContext, { targetId, reason }: Merge): Promise<void> {
  const { deps, tx, now, work, actor } = context
  const record = await heldCase(context, targetId)
  judge(actor, work, record)
  const target = new CaseWork(tx, deps.ids, now, record, work.author)
  const moved = work.facts.whistles.filter((w) => !w.withdrawn)
  const stage = tellBackOfMerge(work.row.state, target.row.state)
  await voidPendingActs(work)
  await settleLeadQuestion(work, 'void')
  await moveWhistles(work, target, work.record.whistles)
  if (stage !== null) await makeTellBacks(target, stage, moved)
  await takeEarlierDues(target, work.record)
  await leadAllOn(tx, work.row.communityId, work.row.id, targetId)
  work.row.mergedIntoId = targetId
  await work.apply('merge', 'merged', { data: { into: record.row.number }, words: reason })
  const { told } = outcomeOf('merge', 'merged')
  await target.append('merged', told, { data: { from: work.row.number, whistles: moved.length }, words: reason })
  await takeComplaint(work, target)
  await summonAlso(work, target)
  await readdressQuestions(target)
  await target.save()
}

/**
 * 合并: the case goes on under another number. Its whistles, who said them and their photos go there; its own number,
 * chain and work stay to be read and lead on.
 */
export function mergeCases(deps: Deps, request: CaseRequest<Merge>): Promise<void> {
  const { communityId, input } = request
  return runAct(deps, 'merge', request, merge, undefined, async (tx) => {
    await takeTurn(tx, communityId)
    return input.targetId
  })
}
