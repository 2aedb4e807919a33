import type { CommandContext } from '../case-command.ts'
import { refusal } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { addConfirmation, proposeAct, settleAct, voidPendingActs } from '../pending.ts'
import type { ReclassifyPayload } from '../pending-payloads.ts'
import { endOpenTalk } from '../talks.ts'
import { concerned } from './close-private.ts'
import { addParties } from './summon-party.ts'

/** The matter leaves its mediator and is worked on by parties, before everybody's eyes. */
async function turnPublic(work: CaseWork, input: Omit<ReclassifyPayload, 'confirmers'>): Promise<void> {
  const { row } = work
  await endOpenTalk(work, 'public')
  await voidPendingActs(work)
  row.caseClass = input.class
  row.mediatorId = null
  row.mediatorCheckedInAt = null
  row.mediatorReply = null
  work.facts = { ...work.facts, caseClass: input.class, mediator: null }
  const parties = await addParties(work, input.partyIds, 'partyIds')
  await work.apply('reclassify', 'fromPrivate', {
    data: { from: 'private', class: input.class, parties },
    words: input.reason,
  })
}

/** 公开来办: only whoever whistled can lift what was confided; where there is nobody to ask, the desk decides. */
export async function proposePublic({ work }: CommandContext, input: Parsed<'reclassify'>): Promise<void> {
  if (input.partyIds.length === 0) throw refusal('public-class-needs-parties', {}, 'partyIds')
  const covering = work.facts.parties.map((party) => party.id)
  if (input.partyIds.some((id) => !covering.includes(id))) throw refusal('party-unknown', {}, 'partyIds')
  const { class: caseClass, partyIds, reason } = input
  const payload: ReclassifyPayload = { confirmers: concerned(work), class: caseClass, partyIds, reason }
  if (payload.confirmers.length === 0) {
    await turnPublic(work, payload)
    return
  }
  const actId = await proposeAct(work, 'reclassify', payload)
  await work.apply('reclassify', 'proposed', {
    subjectId: actId,
    data: { action: 'reclassify', class: caseClass },
    words: reason,
  })
}

/** One of those who whistled agrees; with the last of them the matter is public. */
export async function agreeToPublic({ tx, work, personId }: CommandContext, act: PendingActRow): Promise<void> {
  const payload = act.payload as ReclassifyPayload
  const confirmedBy = await addConfirmation(tx, act, personId)
  await work.apply('reclassify', 'confirmed', { data: { action: 'reclassify' } })
  if (!payload.confirmers.every((person) => confirmedBy.includes(person))) return
  await settleAct(work, act, 'confirmed')
  await turnPublic(work, payload)
}
