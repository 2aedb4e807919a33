/** Every page that is not a tab, with what its address carries. Ids only: addresses end up in logs and shares. */
export interface PageParams {
  case: { communityId: string; caseId: string; sheet?: string }
  /** `list`: a scope of the list route (mine, party, estate, community); `queue`: one of the workbench's. */
  cases: { list?: string; queue?: string }
  /** `report` opens the way to say what is wrong with it. */
  result: { communityId: string; publicationId: string; sheet?: 'report' }
  /** What a printed code carries. */
  scan: { scene?: string }
  declare: { next?: string }
  /** What was done without a network and waits to be sent. */
  outbox: Record<never, string>
  sent: { communityId: string; caseId: string }
  residents: { communityId?: string }
  /** With a membership: what that person holds, and their leaving. */
  members: { communityId?: string; membershipId?: string }
  who: { next?: string }
  inbox: { communityId?: string }
  'message-settings': { communityId?: string }
  late: { communityId?: string }
  policy: { communityId?: string }
  'policy-history': { communityId?: string }
  'dead-letters': { communityId?: string }
  duty: { communityId?: string }
  'duty/week': { communityId?: string }
  'duty/hand-over': { communityId?: string; attendanceId: string }
  'duty/swap': { communityId?: string; shiftId: string; month: string }
  'duty/swaps': { communityId?: string }
  'duty/days-off': { communityId?: string }
  'duty/board': { communityId?: string }
  'duty/rota': { communityId?: string; month?: string }
  'duty/setup': { communityId?: string }
  'duty/figures': { communityId?: string }
  'tell-backs': { communityId?: string }
  'tell-backs/round': { communityId?: string; neighbourId?: string }
  /** Without an id: somebody new. */
  'tell-backs/neighbour': { communityId?: string; neighbourId?: string }
  'tell-backs/slip': { communityId: string; tellBackId: string }
  'tell-backs/reach': { communityId?: string }
  'tell-backs/mine': { communityId?: string }
  'tell-backs/import': { communityId?: string }
  'tell-backs/attempts': { communityId?: string }
  /** Closing one's account. */
  'erase-me': Record<never, string>
  'day-heads': { communityId: string }
  transcriptions: { communityId?: string }
  'my-data': Record<never, string>
  'my-data/consents': Record<never, string>
  'my-data/views': Record<never, string>
  'my-data/guide': Record<never, string>
  /** With a whistle: to propose that whoever blew it is blocked. */
  blocks: { communityId?: string; caseId?: string; whistleId?: string }
  figures: { communityId?: string }
  /** A town or city; without an id the officer's own. */
  'figures/region': { regionId?: string }
  'figures/cases': {
    communityId: string
    figure: string
    span: string
    month: string
    class?: string
    estateId?: string
  }
  /** What is missing before anybody can whistle. */
  opening: { communityId?: string }
  'opening/town': { regionId?: string }
  'opening/new': { regionId?: string }
  'opening/invite': { communityId?: string; role?: string }
  'opening/invitations': { communityId?: string }
  'opening/import': { communityId?: string }
  'opening/import-codes': { communityId?: string; importId: string }
  'owner-roll': { communityId?: string }
  'owner-roll/building': { communityId?: string; buildingId: string }
  'opening/places': { communityId?: string }
  /** With an id: its names; without: one more. */
  'opening/estate': { communityId?: string; estateId?: string }
  'opening/party': { communityId?: string; kind?: string; partyId?: string }
  'opening/steps': { communityId?: string }
  'opening/home-codes': { communityId?: string }
  'opening/home-code': { communityId?: string }
}

export type PageName = keyof PageParams

const TABS = ['home', 'publicity', 'whistle', 'me'] as const
export type TabName = (typeof TABS)[number]

export const isTab = (page: string): page is TabName => (TABS as readonly string[]).includes(page)
