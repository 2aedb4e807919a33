import { requestSubscribeMessage } from '@tarojs/taro'
import type { PromptOutcome, PromptResult } from './subscribe-types.ts'

export const canSubscribe = true

const ANSWERS: readonly string[] = [
  'accept',
  'reject',
  'ban',
  'filter',
  'acceptWithAudio',
  'acceptWithAlert',
] satisfies PromptResult['result'][]

const isAnswer = (said: unknown): said is PromptResult['result'] => typeof said === 'string' && ANSWERS.includes(said)

/** WeChat's code for “the person has switched off all messages of this mini-program”. */
const SWITCHED_OFF = 20004

/**
 * Opens WeChat's prompt for at most three templates. Must be the first thing a tap does: after any wait WeChat refuses
 * to open it.
 */
export function askToSubscribe(templateIds: readonly string[]): Promise<PromptOutcome> {
  const answered = (answer: object): PromptOutcome => {
    const byTemplate = new Map<string, unknown>(Object.entries(answer))
    const results = templateIds.flatMap((templateId): PromptResult[] => {
      const said = byTemplate.get(templateId)
      return isAnswer(said) ? [{ templateId, result: said }] : []
    })
    return results.length > 0 ? { shown: true, results } : { shown: false, why: 'failed' }
  }
  const failed = (fault: { errCode?: number } | undefined): PromptOutcome => ({
    shown: false,
    why: fault?.errCode === SWITCHED_OFF ? 'off' : 'failed',
  })
  // entityIds are Alipay's; Taro's types ask for them everywhere.
  return requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] }).then(answered, failed)
}
