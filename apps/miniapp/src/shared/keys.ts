import type { CasesQuery } from '@juwuye/types'

/** Names of everything kept in the query cache. Whatever lies inside a community begins with `inside(communityId)`. */
export const keys = {
  me: ['me'] as const,
  erasure: ['erasure'] as const,
  demoPeople: ['demo-people'] as const,
  myConsents: ['my-consents'] as const,
  myViews: ['my-views'] as const,
  communities: (words: string) => ['communities', words] as const,
  inside: (communityId: string) => ['inside', communityId] as const,
  community: (communityId: string) => ['inside', communityId, 'community'] as const,
  workbench: (communityId: string) => ['inside', communityId, 'workbench'] as const,
  allCases: (communityId: string) => ['inside', communityId, 'cases'] as const,
  cases: (communityId: string, query: Partial<CasesQuery>) => ['inside', communityId, 'cases', query] as const,
  case: (communityId: string, caseId: string) => ['inside', communityId, 'case', caseId] as const,
  chain: (communityId: string, caseId: string) => ['inside', communityId, 'chain', caseId] as const,
  dayHeads: (communityId: string) => ['day-heads', communityId] as const,
  similar: (communityId: string, query: object) => ['inside', communityId, 'similar', query] as const,
  pageEditions: (communityId: string, caseId: string) => ['inside', communityId, 'page-editions', caseId] as const,
  takenDownWords: (communityId: string, caseId: string) => ['inside', communityId, 'taken-down-words', caseId] as const,
  residents: (communityId: string) => ['inside', communityId, 'residents'] as const,
  members: (communityId: string) => ['inside', communityId, 'members'] as const,
  obligations: (communityId: string, membershipId: string) =>
    ['inside', communityId, 'obligations', membershipId] as const,
  inbox: (communityId: string) => ['inside', communityId, 'inbox'] as const,
  unread: (communityId: string) => ['inside', communityId, 'unread'] as const,
  messageSettings: (communityId: string) => ['inside', communityId, 'message-settings'] as const,
  late: (communityId: string, level: string) => ['inside', communityId, 'late', level] as const,
  policy: (communityId: string) => ['inside', communityId, 'policy'] as const,
  policyEditions: (communityId: string) => ['inside', communityId, 'policy-editions'] as const,
  wechatTemplates: (communityId: string) => ['inside', communityId, 'wechat-templates'] as const,
  deadLetters: (communityId: string) => ['inside', communityId, 'dead-letters'] as const,
  duty: (communityId: string) => ['inside', communityId, 'duty'] as const,
  dutyPart: (communityId: string, part: string, ...of: string[]) =>
    ['inside', communityId, 'duty', part, ...of] as const,
  calls: (communityId: string, caseId: string) => ['inside', communityId, 'calls', caseId] as const,
  neighbours: (communityId: string, query: object) => ['inside', communityId, 'neighbours', query] as const,
  neighbour: (communityId: string, neighbourId: string) => ['inside', communityId, 'neighbours', neighbourId] as const,
  neighbourKeepers: (communityId: string, neighbourId: string) =>
    ['inside', communityId, 'neighbour-keepers', neighbourId] as const,
  relayAttempts: (communityId: string) => ['inside', communityId, 'relay-attempts'] as const,
  neighbourViews: (communityId: string, neighbourId: string) =>
    ['inside', communityId, 'neighbour-views', neighbourId] as const,
  tellBacks: (communityId: string, query: object) => ['inside', communityId, 'tell-backs', query] as const,
  tellBackSlip: (communityId: string, tellBackId: string) => ['inside', communityId, 'slip', tellBackId] as const,
  neighbourLinks: (communityId: string) => ['inside', communityId, 'neighbour-links'] as const,
  myEntry: (communityId: string) => ['inside', communityId, 'my-entry'] as const,
  reach: (communityId: string, from: string) => ['inside', communityId, 'reach', from] as const,
  transcriptions: (communityId: string, state: string) => ['inside', communityId, 'transcriptions', state] as const,
  blocks: (communityId: string) => ['inside', communityId, 'blocks'] as const,
  myBlock: (communityId: string) => ['inside', communityId, 'my-block'] as const,
  figures: (communityId: string, span: string, month: string) =>
    ['inside', communityId, 'figures', span, month] as const,
  allFigures: (communityId: string) => ['inside', communityId, 'figures'] as const,
  figureCases: (communityId: string, query: object) => ['inside', communityId, 'figure-cases', query] as const,
  complaints: (communityId: string, month: string) => ['inside', communityId, 'complaints', month] as const,
  regionFigures: (regionId: string, span: string, month: string) =>
    ['region', regionId, 'figures', span, month] as const,
  publications: (communityId: string, estate: string | undefined) =>
    ['public', communityId, 'list', estate ?? ''] as const,
  publication: (communityId: string, publicationId: string) => ['public', communityId, publicationId] as const,
}
