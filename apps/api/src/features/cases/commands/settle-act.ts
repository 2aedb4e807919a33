import { isMemberOf, type TwoStepAction } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, runSettle } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import { PROPOSERS, settleAct } from '../pending.ts'
import { actAsRulingBody } from '../ruling-body.ts'
import { actAsSeatHolder, cosignPlan } from './adopt-plan.ts'
import { cosignPlanChange } from './change-plan.ts'
import { confirmPrivateOutcome } from './close-private.ts'
import { confirmUnsolved } from './conclude-unsolved.ts'
import { confirmSafe } from './make-safe.ts'
import { agreeToPublic } from './out-of-private.ts'
import { confirmPause } from './pause-clock.ts'
import { confirmBook } from './put-on-book.ts'
import { confirmSplit, heldBySecondWord } from './split-case.ts'

export interface SettleInput {
  readonly pendingActId: string
  readonly reason: string
}

type Confirm = (context: CommandContext, act: PendingActRow) => Promise<void>

/** What the second word does, per act. */
const CONFIRMS: Record<TwoStepAction, Confirm> = {
  'adopt-plan': cosignPlan,
  'change-plan': cosignPlanChange,
  'make-safe': confirmSafe,
  'conclude-unsolved': confirmUnsolved,
  'close-private': confirmPrivateOutcome,
  reclassify: agreeToPublic,
  split: confirmSplit,
  'put-on-book': confirmBook,
  'pause-clock': confirmPause,
}

/** In which capacity the second person speaks, where the kind of act alone does not tell. */
function speakAsSecond({ work, actor }: CommandContext, act: PendingActRow): void {
  if (act.action === 'adopt-plan' || act.action === 'change-plan') actAsSeatHolder(work, actor, act)
  if (act.action === 'conclude-unsolved' || act.action === 'put-on-book') actAsRulingBody(work)
}

/** In which capacity the author takes the first half back. */
function speakAsAuthor({ work, actor }: CommandContext, act: PendingActRow): void {
  if (act.action === 'close-private') work.actAs('mediator')
  if (act.action === 'make-safe') work.actAs('party', work.facts.checkedIn.find((id) => isMemberOf(actor, id)) ?? null)
  if (act.action === 'adopt-plan' || act.action === 'change-plan' || act.action === 'conclude-unsolved')
    work.actAs('party', work.row.leadPartyId)
  if (act.action === 'pause-clock')
    work.actAs(work.row.mediatorId === null ? 'party' : 'mediator', work.row.leadPartyId)
}

/** The second person agrees: the act is done. */
export function confirmPendingAct(deps: Deps, request: CaseRequest<SettleInput>): Promise<void> {
  const confirm = async (context: CommandContext, act: PendingActRow) => {
    speakAsSecond(context, act)
    await CONFIRMS[act.action](context, act)
  }
  return runSettle(deps, 'confirm', request, confirm, (tx) => heldBySecondWord(tx, request))
}

/** The second person says no: the pending half ends, the case stays where it is. */
export function refusePendingAct(deps: Deps, request: CaseRequest<SettleInput>): Promise<void> {
  return runSettle(deps, 'refuse', request, async (context, act, input) => {
    speakAsSecond(context, act)
    await settleAct(context.work, act, 'refused')
    await context.work.append('act.refused', PROPOSERS[act.action], {
      data: { action: act.action },
      words: input.reason,
    })
  })
}

/** The author takes the pending half back. */
export function withdrawPendingAct(deps: Deps, request: CaseRequest<SettleInput>): Promise<void> {
  return runSettle(deps, 'withdraw', request, async (context, act, input) => {
    speakAsAuthor(context, act)
    await settleAct(context.work, act, 'withdrawn')
    await context.work.append('act.withdrawn', ['panel', 'reporter'], {
      data: { action: act.action },
      words: input.reason,
    })
  })
}
