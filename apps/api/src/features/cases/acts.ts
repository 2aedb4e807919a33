import type { ACT_BODIES } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { CaseRequest } from './case-command.ts'
import { proposePlan } from './commands/adopt-plan.ts'
import { checkInParty } from './commands/check-in-party.ts'
import { claimLead } from './commands/claim-lead.ts'
import { claimPart } from './commands/claim-part.ts'
import { proposePrivateOutcome } from './commands/close-private.ts'
import { confirmDanger } from './commands/confirm-danger.ts'
import { declineCase } from './commands/decline-case.ts'
import { joinCase } from './commands/join-case.ts'
import { noteProgress } from './commands/note-progress.ts'
import { reclassifyCase } from './commands/reclassify-case.ts'
import { signNo, signYes } from './commands/sign-node.ts'
import { submitNode } from './commands/submit-node.ts'
import { summonParty } from './commands/summon-party.ts'
import { triageCase } from './commands/triage-case.ts'
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
  summon: summonParty,
  'check-in': checkInParty,
  'claim-lead': claimLead,
  'claim-part': claimPart,
  'note-progress': noteProgress,
  'adopt-plan': proposePlan,
  'submit-node': submitNode,
  'sign-yes': signYes,
  'sign-no': signNo,
  'close-private': proposePrivateOutcome,
} satisfies { [A in ActName]?: Act<A> }
