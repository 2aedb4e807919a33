import type { Step as StepNumber } from '@juwuye/domain'
import { STEP_LABELS, shortDay } from '@juwuye/messages'
import type { CaseCard, CaseView } from '@juwuye/types'
import type { Step } from '../../ui/index.ts'

const LOOKS = { done: 'done', current: 'now', todo: 'todo' } as const

/** The four steps with their dates. A case that ended on the way promises nothing for the steps it did not reach. */
export function caseSteps({ steps, step }: Pick<CaseView, 'steps' | 'step'>): Step[] {
  return steps.map((one) => {
    const ahead = step === null ? undefined : '还没到'
    const date = { done: one.at === null ? undefined : shortDay(one.at), current: '进行中', todo: ahead }[one.state]
    return { name: STEP_LABELS[one.step as StepNumber], state: LOOKS[one.state], date }
  })
}

/** The four steps of a card, without dates; undefined when the case ended on the way. */
export function cardSteps({ step, state }: Pick<CaseCard, 'step' | 'state'>): Step[] | undefined {
  if (step === null) return undefined
  return ([1, 2, 3, 4] as const).map((one) => {
    const done = one < step || state === 'closed'
    return { name: STEP_LABELS[one], state: done ? 'done' : one === step ? 'now' : 'todo' }
  })
}
