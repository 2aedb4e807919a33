import { stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseParties } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** Puts parties of the estate on the case; those already on it stay as they are. Returns those newly summoned. */
export async function addParties(work: CaseWork, partyIds: readonly string[], path?: string): Promise<string[]> {
  const covering = work.facts.parties.map((p) => p.id)
  if (partyIds.some((id) => !covering.includes(id))) throw refusal('party-unknown', {}, path)
  const fresh = [...new Set(partyIds)].filter((id) => !work.facts.summoned.includes(id))
  if (fresh.length > 0) {
    const { communityId, id: caseId } = work.row
    await work.tx
      .insert(caseParties)
      .values(fresh.map((partyId) => ({ communityId, caseId, partyId, summonedAt: work.now, parts: [] })))
    work.facts = { ...work.facts, summoned: [...work.facts.summoned, ...fresh] }
  }
  return fresh
}

/** 再叫一家: desk or lead calls further parties to the case. */
export function summonParty(deps: Deps, request: CaseRequest<Parsed<'summon'>>): Promise<void> {
  return runAct(deps, 'summon', request, async ({ work, actor }, input) => {
    if (!stands(actor, 'desk', work.facts)) work.actAs('party', work.row.leadPartyId)
    const fresh = await addParties(work, input.partyIds, 'partyIds')
    if (fresh.length === 0) throw refusal('already-summoned', {}, 'partyIds')
    await work.apply('summon', 'summoned', { data: { parties: fresh }, words: input.reason })
  })
}
