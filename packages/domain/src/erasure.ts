/** What stands where somebody's name stood who closed their account. */
export const ERASED_NAME = '已注销居民'

/** What stands where their words stood. */
export const ERASED_WORDS = '（本人已注销，说过的话删掉了）'

/** In these capacities somebody speaks for themself: what they said goes with them. What a party or an office said is its own. */
export const OWN_CAPACITIES = ['reporter', 'resident'] as const
