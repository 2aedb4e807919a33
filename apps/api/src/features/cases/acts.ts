import type { ACT_BODIES } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { CaseRequest } from './case-command.ts'
import { proposePlan } from './commands/adopt-plan.ts'
import { appealDecline } from './commands/appeal-decline.ts'
import { proposePlanChange } from './commands/change-plan.ts'
import { checkInParty } from './commands/check-in-party.ts'
import { claimLead } from './commands/claim-lead.ts'
import { claimPart } from './commands/claim-part.ts'
import { proposePrivateOutcome } from './commands/close-private.ts'
import { proposeUnsolved } from './commands/conclude-unsolved.ts'
import { confirmDanger } from './commands/confirm-danger.ts'
import { declineCase } from './commands/decline-case.ts'
import { endTalk } from './commands/end-talk.ts'
import { joinCase } from './commands/join-case.ts'
import { proposeSafe } from './commands/make-safe.ts'
import { mergeCases } from './commands/merge-cases.ts'
import { noteProgress } from './commands/note-progress.ts'
import { askForPause, resumeClock } from './commands/pause-clock.ts'
import { askForBook } from './commands/put-on-book.ts'
import { reclassifyCase } from './commands/reclassify-case.ts'
import { refuseSummons } from './commands/refuse-summons.ts'
import { releaseLead } from './commands/release-lead.ts'
import { replaceSeat } from './commands/replace-seat.ts'
import { ruleAppeal } from './commands/rule-appeal.ts'
import { ruleLead } from './commands/rule-lead.ts'
import { signNo, signYes } from './commands/sign-node.ts'
import { splitCase } from './commands/split-case.ts'
import { startTalk } from './commands/start-talk.ts'
import { stepBack } from './commands/step-back.ts'
import { submitNode } from './commands/submit-node.ts'
import { summonParty } from './commands/summon-party.ts'
import { answerSupervision, superviseCase } from './commands/supervise-case.ts'
import { triageCase } from './commands/triage-case.ts'
import { urgeCase } from './commands/urge-case.ts'
import { withdrawWhistle } from './commands/withdraw-whistle.ts'
import type { Parsed } from './parsed.ts'

export type ActName = keyof typeof ACT_BODIES
export type Act<A extends ActName> = (deps: Deps, request: CaseRequest<Parsed<A>>) => Promise<void>

/** One command an act; the route table is made from this and the schemas. */
export const CASE_ACTS = {
  join: joinCase,
  withdraw: withdrawWhistle,
  triage: triageCase,
  'confirm-danger': confirmDanger,
  reclassify: reclassifyCase,
  decline: declineCase,
  appeal: appealDecline,
  'rule-appeal': ruleAppeal,
  merge: mergeCases,
  split: splitCase,
  summon: summonParty,
  'check-in': checkInParty,
  'refuse-summons': refuseSummons,
  'rule-lead': ruleLead,
  'claim-lead': claimLead,
  'claim-part': claimPart,
  'note-progress': noteProgress,
  'release-lead': releaseLead,
  'start-talk': startTalk,
  'end-talk': endTalk,
  'adopt-plan': proposePlan,
  'change-plan': proposePlanChange,
  'make-safe': proposeSafe,
  'submit-node': submitNode,
  'sign-yes': signYes,
  'sign-no': signNo,
  'step-back': stepBack,
  'replace-seat': replaceSeat,
  'conclude-unsolved': proposeUnsolved,
  'close-private': proposePrivateOutcome,
  urge: urgeCase,
  supervise: superviseCase,
  'answer-supervision': answerSupervision,
  'put-on-book': askForBook,
  'pause-clock': askForPause,
  'resume-clock': resumeClock,
} satisfies { [A in ActName]?: Act<A> }
