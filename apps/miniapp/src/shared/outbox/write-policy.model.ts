import type { ActName, ErrorCode, ROUTES, RouteName } from '@juwuye/types'

type Routes = typeof ROUTES

/** Routes that change something, by their method; the types ask for a row for each new one. */
export type WriteRoute = { [R in RouteName]: Routes[R]['method'] extends 'GET' ? never : R }[RouteName]

/** What becomes of a write that got no answer. */
export type WritePolicy = (
  | /** Sent by itself once there is a network, up to this age; after that the person is asked again. */
  { readonly when: 'later'; readonly hours: number; readonly arrived?: readonly ErrorCode[] }
  /** Decides on what was seen, or races with others: never by itself. */
  | { readonly when: 'ask' }
  /** Not kept at all: asks a question, or is worth nothing later. */
  | { readonly when: 'now' }
) & {
  /** The last word counts: said again of the same thing, it takes the place of what waits. */
  readonly lastWord?: true
}

const ASK: WritePolicy = { when: 'ask' }
const NOW: WritePolicy = { when: 'now' }

const lastWord = (policy: WritePolicy): WritePolicy => ({ ...policy, lastWord: true })

/** `arrived`: refusals that, on a second try, say that the first one was taken. */
const later = (hours: number, ...arrived: ErrorCode[]): WritePolicy => ({ when: 'later', hours, arrived })

const DAY = 24
const THREE_DAYS = 72

/** Danger reported long after is no longer danger: half an hour, the time in which somebody must confirm it. */
const DANGER = later(0.5)

const ACTS: Readonly<Record<ActName, WritePolicy>> = {
  // what somebody saw, heard or did: as true later, and the server judges it then
  join: later(THREE_DAYS),
  'note-progress': later(THREE_DAYS),
  'submit-node': later(THREE_DAYS),
  rate: later(THREE_DAYS),
  report: later(THREE_DAYS),
  object: later(THREE_DAYS),
  appeal: later(THREE_DAYS),
  reopen: later(THREE_DAYS),
  // carries the round that was on the screen: the server takes it for that round only
  'sign-yes': later(DAY),
  'sign-no': later(DAY),
  'check-in': later(DAY),
  'make-safe': later(DAY),
  'start-talk': later(DAY),
  'end-talk': later(DAY),
  'answer-supervision': later(DAY),
  urge: later(DAY),
  withdraw: later(DAY),
  // races, and decisions on the case as it was seen
  'claim-lead': ASK,
  'claim-part': ASK,
  'release-lead': ASK,
  triage: ASK,
  'confirm-danger': ASK,
  reclassify: ASK,
  decline: ASK,
  'rule-appeal': ASK,
  merge: ASK,
  split: ASK,
  summon: ASK,
  'refuse-summons': ASK,
  'rule-lead': ASK,
  'adopt-plan': ASK,
  'change-plan': ASK,
  // the seat is computed anew, by who is there then
  'step-back': ASK,
  'replace-seat': ASK,
  'conclude-unsolved': ASK,
  publish: ASK,
  'answer-report': ASK,
  'take-down': ASK,
  'restore-page': ASK,
  'rule-objection': ASK,
  'close-private': ASK,
  supervise: ASK,
  'put-on-book': ASK,
  'pause-clock': ASK,
  'resume-clock': ASK,
}

const ROUTE_POLICIES: Readonly<Record<Exclude<WriteRoute, 'act'>, WritePolicy>> = {
  blow: later(THREE_DAYS),
  renameMe: lastWord(later(THREE_DAYS)),
  setMessageSettings: lastWord(later(THREE_DAYS)),
  declareResidence: lastWord(later(THREE_DAYS)),
  confirmResident: lastWord(later(THREE_DAYS)),
  reportPublication: lastWord(later(THREE_DAYS)),
  transcribe: lastWord(later(THREE_DAYS, 'already-transcribed')),
  resendDeadLetter: lastWord(later(DAY)),
  promptResult: later(THREE_DAYS),
  relay: later(THREE_DAYS),
  recordTellBack: later(THREE_DAYS),
  addNeighbour: later(THREE_DAYS),
  logCall: later(THREE_DAYS),
  callOutcome: later(THREE_DAYS),
  keepPromise: later(DAY),
  setMyDaysOff: later(DAY),
  // carries the version that was on the screen: who else wrote meanwhile is not overwritten
  enterComplaints: later(DAY),
  // being there is a claim about now
  checkInForDuty: ASK,
  checkOut: ASK,
  takeHandover: ASK,
  recordAttendance: ASK,
  eraseMe: ASK,
  askSwap: ASK,
  acceptSwap: ASK,
  refuseSwap: ASK,
  withdrawSwap: ASK,
  assignShift: ASK,
  fillRota: ASK,
  publishRota: ASK,
  addStation: ASK,
  changeStation: ASK,
  pairTablet: ASK,
  addPost: ASK,
  changePost: ASK,
  setDutyPerson: ASK,
  editNeighbour: ASK,
  removeNeighbour: ASK,
  handNeighbour: ASK,
  linkNeighbour: ASK,
  claimEntry: ASK,
  confirmLink: ASK,
  refuseLink: ASK,
  proposeBlock: ASK,
  settleBlock: ASK,
  appealBlock: ASK,
  ruleBlock: ASK,
  // the answer shows what comes next: a code that is told once, or that somebody else was first
  openCommunity: ASK,
  addEstate: ASK,
  addParty: ASK,
  // carries what was on the screen: who else changed it meanwhile is not overwritten
  renameEstate: ASK,
  addBuilding: ASK,
  renameBuilding: ASK,
  addPlace: ASK,
  renamePlace: ASK,
  changeParty: ASK,
  changeDeskPhone: ASK,
  invite: NOW,
  inviteAgain: NOW,
  revokeInvitation: ASK,
  startImport: NOW,
  applyImport: ASK,
  cancelImport: ASK,
  importInvitations: NOW,
  correctUnit: ASK,
  matchOwner: ASK,
  unmatchOwner: ASK,
  lookAtInvitation: NOW,
  acceptInvitation: NOW,
  makeHomeCodes: NOW,
  revokeHomeCodes: ASK,
  useHomeCode: NOW,
  endMembership: lastWord(ASK),
  planEnding: lastWord(ASK),
  cancelPlannedEnding: ASK,
  confirmAct: ASK,
  refuseAct: ASK,
  withdrawAct: ASK,
  changePolicy: lastWord(ASK),
  setOnCall: ASK,
  passContent: lastWord(ASK),
  // who is signed in is known by the answer only
  login: NOW,
  demoCode: NOW,
  signOut: NOW,
  signOutEverywhere: NOW,
  // takes back what is kept: holds from the answer on
  setConsent: NOW,
  // a file for whoever asks now
  askDataExport: NOW,
  takeDataExport: NOW,
  // files lie on the phone and go, one by one, with the write that they belong to
  upload: NOW,
  uploadVoice: NOW,
  // questions: their answer is for the screen that asks
  importNeighbours: NOW,
  revealNeighbour: NOW,
  similar: NOW,
  previewPublication: NOW,
  // seen by the way: opened again, a message is marked again
  readNotices: NOW,
}

export interface JudgedWrite {
  route: WriteRoute
  params: Readonly<Record<string, string>>
  body?: unknown
  /** The version of the case that the person decided on. */
  ifVersion?: number
}

/** A whistle that says somebody is in danger now. */
export const isDanger = (body: unknown) =>
  typeof body === 'object' && body !== null && 'danger' in body && body.danger === true

/** What becomes of this write when there is no answer. */
export function policyOf({ route, params, body, ifVersion }: JudgedWrite): WritePolicy {
  if (ifVersion !== undefined) return ASK
  if (route === 'blow' && isDanger(body)) return DANGER
  if (route !== 'act') return ROUTE_POLICIES[route]
  return (ACTS as Readonly<Record<string, WritePolicy | undefined>>)[params.action ?? ''] ?? ASK
}
