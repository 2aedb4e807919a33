/**
 * The closed word lists of the field. Chinese names and definitions: docs/glossary.md.
 * Everything else in the project takes its unions from here.
 */

export const CASE_STATES = [
  'raised',
  'dispatched',
  'claimed',
  'deliberating',
  'rectifying',
  'verified',
  'publicised',
  'closed',
  'declined',
  'merged',
  'withdrawn',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** States in which parties work on a case ("active" in the action table). */
export const ACTIVE_STATES = [
  'dispatched',
  'claimed',
  'deliberating',
  'rectifying',
] as const satisfies readonly CaseState[]

export function isActive(state: CaseState): boolean {
  return (ACTIVE_STATES as readonly CaseState[]).includes(state)
}

/** States a case may stay in for ever. */
export const FINAL_STATES = ['closed', 'declined', 'merged', 'withdrawn'] as const satisfies readonly CaseState[]

/** The four steps a resident sees: 问题发现, 责任认领, 整改督办, 成效公示. */
export type Step = 1 | 2 | 3 | 4

/** Which of the four steps a state belongs to; null for cases that ended on the way. */
export const STEP_OF_STATE: Record<CaseState, Step | null> = {
  raised: 1,
  dispatched: 2,
  claimed: 2,
  deliberating: 2,
  rectifying: 3,
  verified: 3,
  publicised: 4,
  closed: 4,
  declined: null,
  merged: null,
  withdrawn: null,
}

/** 大、难、急、小、私. */
export const CASE_CLASSES = ['major', 'hard', 'urgent', 'minor', 'private'] as const
export type CaseClass = (typeof CASE_CLASSES)[number]

/** Classes whose result is published. */
export const PUBLIC_CLASSES = ['major', 'hard', 'urgent', 'minor'] as const satisfies readonly CaseClass[]
export type PublicClass = (typeof PUBLIC_CLASSES)[number]

export const WHISTLE_KINDS = ['problem', 'suggestion', 'help'] as const
export type WhistleKind = (typeof WHISTLE_KINDS)[number]

export const WHISTLE_CHANNELS = ['own', 'relay', 'walkIn', 'phone', 'hotline12345', 'paper'] as const
export type WhistleChannel = (typeof WHISTLE_CHANNELS)[number]

export const VISIBILITIES = ['named', 'anonymous', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/**
 * "正在发生危险" on a whistle. `pending`: filed as provisionally urgent, waits for a word from duty or desk;
 * `awaitingClass`: duty said it is no danger, the social worker classes it; `deskFirst`: this person was wrong
 * twice in 30 days, so the desk looks before parties are summoned.
 */
export const DANGER_STATES = ['none', 'pending', 'confirmed', 'awaitingClass', 'denied', 'deskFirst'] as const
export type DangerState = (typeof DANGER_STATES)[number]

export const PARTY_KINDS = [
  'residentsCommittee',
  'property',
  'ownersCommittee',
  'selfGovernanceCore',
  'estateCouncil',
  'deliberationGroup',
  'partyOrganisation',
  'ngo',
  'department',
] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** What a membership makes of a person inside one community. */
export const ROLES = [
  'resident',
  'buildingHead',
  'rotaPartyMember',
  'socialWorker',
  'secretary',
  'propertyStaff',
  'ownersCommitteeMember',
  'councilMember',
  'coreMember',
  'deliberationMember',
  'ngoMember',
  'departmentOfficer',
] as const
export type Role = (typeof ROLES)[number]

/** Offices that let a member speak for a body when it rules. */
export const OFFICES = ['chair', 'deputy'] as const
export type Office = (typeof OFFICES)[number]

/** How sure the community is that a resident lives there. */
export const JOIN_LEVELS = ['declared', 'confirmed', 'owner'] as const
export type JoinLevel = (typeof JOIN_LEVELS)[number]

export const REGION_KINDS = ['city', 'town'] as const
export type RegionKind = (typeof REGION_KINDS)[number]

export const REGION_ROLES = ['townOfficer', 'cityOfficer'] as const
export type RegionRole = (typeof REGION_ROLES)[number]

/** `dropped`: taken out of the plan by a change; it keeps its place so that old numbers still name the same step. */
export const NODE_STATES = ['todo', 'doing', 'submitted', 'verified', 'returned', 'dropped'] as const
export type NodeState = (typeof NODE_STATES)[number]

/** The doer owes the step; one that is handed in waits for its panel instead. */
export const OWED_NODE_STATES = ['todo', 'doing', 'returned'] as const satisfies readonly NodeState[]

/** Nothing more is to be done about the step. */
export const SETTLED_NODE_STATES = ['verified', 'dropped'] as const satisfies readonly NodeState[]

/** Seats at the verification of a node, in the order in which they are filled. */
export const SEAT_KINDS = [
  'residentsCommittee',
  'property',
  'ownersCommittee',
  'selfGovernanceCore',
  'estateCouncil',
  'deliberationGroup',
  'partyOrganisation',
  'buildingHead',
  'reporter',
  'confirmedOwner',
  'town',
] as const
export type SeatKind = (typeof SEAT_KINDS)[number]

export const CLOCK_KINDS = [
  'respond',
  'danger',
  'safe',
  'plan',
  'resolve',
  'publish',
  'publicity',
  'ruling',
  'verification',
  'lease',
  'pendingAct',
  'leadRuling',
  'report',
  'review',
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** The reporter's own word on the result; silence is neither. */
export const SOLVED_WORDS = ['solved', 'notSolved'] as const
export type SolvedWord = (typeof SOLVED_WORDS)[number]

/** 非常满意 满意 基本满意 不满意 非常不满意, best first. */
export const RATING_LEVELS = [5, 4, 3, 2, 1] as const
export type RatingLevel = (typeof RATING_LEVELS)[number]

/** How somebody without the app agreed that another speaks for them, or keeps their name and home. */
export const CONSENT_KINDS = ['spoken', 'written', 'family'] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** What is refused about neighbours and stays on record. */
export const RELAY_ATTEMPTS = ['otherBuilding', 'unknownNeighbour', 'noConsent', 'strangerClaim'] as const
export type RelayAttempt = (typeof RELAY_ATTEMPTS)[number]

/** How a neighbour without the app is best reached. */
export const REACH_WAYS = ['visit', 'call', 'family'] as const
export type ReachWay = (typeof REACH_WAYS)[number]

/** What of a relayed whistle is told back: somebody leads, it is done, it is published, or it was turned down. */
export const TELL_BACK_STAGES = ['claimed', 'done', 'published', 'declined'] as const
export type TellBackStage = (typeof TELL_BACK_STAGES)[number]

/** What a recording may be, by its content. */
export const VOICE_FORMATS = ['webm', 'mp3', 'aac', 'm4a'] as const
export type VoiceFormat = (typeof VOICE_FORMATS)[number]

/** How the neighbour was told. */
export const TELL_BACK_WAYS = ['visit', 'call', 'slip'] as const
export type TellBackWay = (typeof TELL_BACK_WAYS)[number]

/** Why a summoned party says a matter is not its own. */
export const REFUSE_REASONS = ['notOurDuty', 'notOurPlace', 'underContract', 'noAuthority', 'inHandElsewhere'] as const
export type RefuseReason = (typeof REFUSE_REASONS)[number]

/** Why a case ends without being solved. */
export const UNSOLVED_REASONS = ['vote', 'law', 'money'] as const
export type UnsolvedReason = (typeof UNSOLVED_REASONS)[number]

/** How the word of a party without anybody on the platform reached the social worker who records it (代录). */
export const RECORD_CHANNELS = ['letter', 'call'] as const
export type RecordChannel = (typeof RECORD_CHANNELS)[number]

/** Why the desk passes a seat to the next in order. */
export const SEAT_CAUSES = ['silent', 'resigned', 'conflicted'] as const
export type SeatCause = (typeof SEAT_CAUSES)[number]

/** What ties a member of the panel to the doer, said when they step back. */
export const STEP_BACK_TIES = ['family', 'works', 'dealings', 'quarrel', 'other'] as const
export type StepBackTie = (typeof STEP_BACK_TIES)[number]

/** What the ruling body is asked about, besides objections. */
export const RULING_MATTERS = ['lead', 'appeal'] as const
export type RulingMatter = (typeof RULING_MATTERS)[number]

/** Promises to residents that the lead may ask to hold while nobody can work on them: a delivery, a frost, a permit. */
export const PAUSABLE_CLOCKS = ['plan', 'resolve'] as const satisfies readonly ClockKind[]
export type PausableClock = (typeof PAUSABLE_CLOCKS)[number]

/** 督办: level 1 to secretary and council, level 2 to the town as well; 0 is a demand made by hand. */
export const SUPERVISION_LEVELS = [0, 1, 2] as const
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number]

/** The kinds of subscription message a person may allow: their matter moved, it is done, something waits on them. */
export const TEMPLATE_KEYS = ['progress', 'result', 'task'] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

export const EVIDENCE_KINDS = ['photos', 'note', 'cost'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Every act on a case, in the words of the action table. */
export const CASE_ACTIONS = [
  'blow',
  'join',
  'withdraw',
  'triage',
  'confirm-danger',
  'reclassify',
  'decline',
  'appeal',
  'rule-appeal',
  'merge',
  'split',
  'summon',
  'check-in',
  'refuse-summons',
  'rule-lead',
  'claim-lead',
  'claim-part',
  'note-progress',
  'release-lead',
  'start-talk',
  'end-talk',
  'adopt-plan',
  'change-plan',
  'make-safe',
  'submit-node',
  'sign-yes',
  'sign-no',
  'step-back',
  'replace-seat',
  'conclude-unsolved',
  'publish',
  'report',
  'answer-report',
  'take-down',
  'restore-page',
  'object',
  'rule-objection',
  'rate',
  'close',
  'close-private',
  'reopen',
  'urge',
  'remind',
  'supervise',
  'answer-supervision',
  'put-on-book',
  'pause-clock',
  'resume-clock',
] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

/** Acts that need two people: the first makes a pending act, the second completes or refuses it. */
export const TWO_STEP_ACTIONS = [
  'adopt-plan',
  'change-plan',
  'make-safe',
  'conclude-unsolved',
  'close-private',
  'reclassify',
  'split',
  'put-on-book',
  'pause-clock',
] as const satisfies readonly CaseAction[]
export type TwoStepAction = (typeof TWO_STEP_ACTIONS)[number]

/** What is kept of how a community was opened and who was let in: by whom, when. */
export const ADMINISTRATION_STEPS = [
  'communityOpened',
  'estateAdded',
  'partyAdded',
  'buildingAdded',
  'placeAdded',
  'estateRenamed',
  'buildingRenamed',
  'placeRenamed',
  'partyChanged',
  'deskPhoneChanged',
  'onCallChanged',
  'invited',
  'invitedAgain',
  'invitationRevoked',
  'invitationAccepted',
  'homeCodesMade',
  'homeCodesRevoked',
  'communityImported',
  'rollTaken',
  'unitCorrected',
  'ownerMatched',
  'ownerUnmatched',
] as const
export type AdministrationStep = (typeof ADMINISTRATION_STEPS)[number]
