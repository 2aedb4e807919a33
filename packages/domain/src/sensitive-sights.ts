/** What only few may see of somebody, and which is therefore told to them when it was seen. */
export const SENSITIVE_SIGHTS = ['privateCase', 'privateWords', 'anonymousName'] as const
export type SensitiveSight = (typeof SENSITIVE_SIGHTS)[number]
