import type { z } from 'zod'
import type * as s from './schemas/index.ts'

export * from './errors.ts'
export * from './routes.ts'

export type ActBodies = { [A in keyof typeof s.ACT_BODIES]: z.input<(typeof s.ACT_BODIES)[A]> }
export type ActName = keyof ActBodies
export type ActionOffer = z.output<typeof s.actionOffer>
export type BlowBody = z.input<typeof s.blowBody>
export type BoardEntry = z.output<typeof s.boardEntry>
export type CaseCard = z.output<typeof s.caseCard>
export type CaseList = z.output<typeof s.caseList>
export type CaseNode = z.output<typeof s.caseNode>
export type CasesQuery = z.input<typeof s.casesQuery>
export type CaseView = z.output<typeof s.caseView>
export type ChainCheck = z.output<typeof s.chainCheck>
export type ClockView = z.output<typeof s.clock>
export type CommunityBrief = z.output<typeof s.communityBrief>
export type CommunityList = z.output<typeof s.communityList>
export type CommunityView = z.output<typeof s.community>
export type DemoCode = z.output<typeof s.demoCode>
export type DemoPeople = z.output<typeof s.demoPeople>
export type DemoPerson = z.output<typeof s.demoPerson>
export type LoginAnswer = z.output<typeof s.loginAnswer>
export type LoginBody = z.input<typeof s.loginBody>
export type Me = z.output<typeof s.me>
export type MembershipEnded = z.output<typeof s.membershipEnded>
export type EndMembershipBody = z.input<typeof s.endMembershipBody>
export type MemberView = z.output<typeof s.member>
export type Members = z.output<typeof s.members>
export type MembershipView = z.output<typeof s.membership>
export type Obligations = z.output<typeof s.obligations>
export type PartyRef = z.output<typeof s.partyRef>
export type PendingActView = z.output<typeof s.pendingAct>
export type PhotoView = z.output<typeof s.photo>
export type PlaceView = z.output<typeof s.place>
export type PublicationBody = z.output<typeof s.publicationBody>
export type PublicationCard = z.output<typeof s.publicationCard>
export type PublicationDraft = z.input<typeof s.publicationDraft>
export type PublicationList = z.output<typeof s.publicationList>
export type PublicationPreview = z.output<typeof s.publicationPreview>
export type PublicationView = z.output<typeof s.publication>
export type RatingView = z.output<typeof s.rating>
export type Residents = z.output<typeof s.residents>
export type ResidentView = z.output<typeof s.resident>
export type RulingView = z.output<typeof s.ruling>
export type SeatView = z.output<typeof s.seat>
export type SimilarCases = z.output<typeof s.similarCases>
export type SuccessorChoice = z.output<typeof s.successorChoice>
export type TakenDownWords = z.output<typeof s.takenDownWords>
export type TalkView = z.output<typeof s.talk>
export type TimelineEntry = z.output<typeof s.timelineEntry>
export type WhistleView = z.output<typeof s.whistle>
export type Workbench = z.output<typeof s.workbench>
