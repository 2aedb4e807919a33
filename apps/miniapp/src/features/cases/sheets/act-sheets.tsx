import type { ActName } from '@juwuye/types'
import type { ComponentType } from 'react'
import type { ActSheetProps } from '../act-context.ts'
import { AnswerReportSheet } from './answer-report-sheet.tsx'
import { AnswerSupervisionSheet } from './answer-supervision-sheet.tsx'
import { AppealSheet } from './appeal-sheet.tsx'
import { ChangePlanSheet } from './change-plan-sheet.tsx'
import { CheckInSheet } from './check-in-sheet.tsx'
import { ClaimLeadSheet } from './claim-lead-sheet.tsx'
import { ClaimPartSheet } from './claim-part-sheet.tsx'
import { ClosePrivateSheet } from './close-private-sheet.tsx'
import { ConcludeUnsolvedSheet } from './conclude-unsolved-sheet.tsx'
import { ConfirmDangerSheet } from './confirm-danger-sheet.tsx'
import { DeclineSheet } from './decline-sheet.tsx'
import { EndTalkSheet } from './end-talk-sheet.tsx'
import { JoinSheet } from './join-sheet.tsx'
import { MakeSafeSheet } from './make-safe-sheet.tsx'
import { MergeSheet } from './merge-sheet.tsx'
import { NoteProgressSheet } from './note-progress-sheet.tsx'
import { ObjectSheet } from './object-sheet.tsx'
import { PauseClockSheet } from './pause-clock-sheet.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { PutOnBookSheet } from './put-on-book-sheet.tsx'
import { RateSheet } from './rate-sheet.tsx'
import { ReclassifySheet } from './reclassify-sheet.tsx'
import { RefuseSummonsSheet } from './refuse-summons-sheet.tsx'
import { ReleaseLeadSheet } from './release-lead-sheet.tsx'
import { ReopenSheet } from './reopen-sheet.tsx'
import { ReplaceSeatSheet } from './replace-seat-sheet.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { ResumeClockSheet } from './resume-clock-sheet.tsx'
import { RuleAppealSheet } from './rule-appeal-sheet.tsx'
import { RuleLeadSheet } from './rule-lead-sheet.tsx'
import { RuleObjectionSheet } from './rule-objection-sheet.tsx'
import { SettleSheet } from './settle-sheet.tsx'
import { SplitSheet } from './split-sheet.tsx'
import { StartTalkSheet } from './start-talk-sheet.tsx'
import { StepBackSheet } from './step-back-sheet.tsx'
import { SubmitNodeSheet } from './submit-node-sheet.tsx'
import { SummonSheet } from './summon-sheet.tsx'
import { SuperviseSheet } from './supervise-sheet.tsx'
import { TakeBackSheet } from './take-back-sheet.tsx'
import { TakeDownSheet } from './take-down-sheet.tsx'
import { TriageSheet } from './triage-sheet.tsx'
import { UrgeSheet } from './urge-sheet.tsx'
import { VerifySheet } from './verify-sheet.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'

const SHEETS: Record<ActName, ComponentType<ActSheetProps>> = {
  join: JoinSheet,
  withdraw: WithdrawSheet,
  triage: TriageSheet,
  'confirm-danger': ConfirmDangerSheet,
  reclassify: ReclassifySheet,
  decline: DeclineSheet,
  summon: SummonSheet,
  'check-in': CheckInSheet,
  'claim-lead': ClaimLeadSheet,
  'claim-part': ClaimPartSheet,
  'note-progress': NoteProgressSheet,
  'adopt-plan': PlanSheet,
  'submit-node': SubmitNodeSheet,
  'sign-yes': VerifySheet,
  'sign-no': VerifySheet,
  publish: PublishSheet,
  object: ObjectSheet,
  'rule-objection': RuleObjectionSheet,
  rate: RateSheet,
  'close-private': ClosePrivateSheet,
  reopen: ReopenSheet,
  appeal: AppealSheet,
  'rule-appeal': RuleAppealSheet,
  'refuse-summons': RefuseSummonsSheet,
  'rule-lead': RuleLeadSheet,
  'release-lead': ReleaseLeadSheet,
  'start-talk': StartTalkSheet,
  'end-talk': EndTalkSheet,
  'step-back': StepBackSheet,
  'replace-seat': ReplaceSeatSheet,
  'answer-report': AnswerReportSheet,
  'change-plan': ChangePlanSheet,
  'conclude-unsolved': ConcludeUnsolvedSheet,
  'make-safe': MakeSafeSheet,
  merge: MergeSheet,
  report: ReportSheet,
  split: SplitSheet,
  'take-down': TakeDownSheet,
  'restore-page': PublishSheet,
  urge: UrgeSheet,
  supervise: SuperviseSheet,
  'answer-supervision': AnswerSupervisionSheet,
  'put-on-book': PutOnBookSheet,
  'pause-clock': PauseClockSheet,
  'resume-clock': ResumeClockSheet,
}

/** The sheet of an offer; nothing for an act this build does not know. */
export function ActSheetFor({ context }: ActSheetProps) {
  const { step, action } = context.offer
  if (step === 'withdraw') return <TakeBackSheet context={context} />
  if (step !== 'do') return <SettleSheet context={context} />
  const Known = (SHEETS as Partial<Record<string, ComponentType<ActSheetProps>>>)[action]
  return Known ? <Known context={context} /> : null
}
