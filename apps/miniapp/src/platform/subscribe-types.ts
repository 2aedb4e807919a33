import type { PromptResultBody } from '@juwuye/types'

export type PromptResult = PromptResultBody['results'][number]

/** How the prompt ended: with the person's answer for each template, or without having been shown. */
export type PromptOutcome =
  | { shown: true; results: PromptResult[] }
  /** `off`: all messages of this mini-program are switched off in WeChat's own settings. */
  | { shown: false; why: 'off' | 'failed' }
