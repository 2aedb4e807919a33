import type { PromptOutcome } from './subscribe-types.ts'

/** WeChat's messages can be allowed in the mini-program only. */
export const canSubscribe = false

export function askToSubscribe(_templateIds: readonly string[]): Promise<PromptOutcome> {
  return Promise.resolve({ shown: false, why: 'failed' })
}
