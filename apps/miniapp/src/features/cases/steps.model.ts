import type { Step as StepNumber } from '@juwuye/domain'
import { STEP_LABELS, shortDay } from '@juwuye/messages'
import type { CaseCard, CaseView } from '@juwuye/types'
import type { Step } from '../../ui/index.ts'

/** A matter that could not be done was not mended: the third step led to a conclusion. */
const stepName = (step: StepNumber, unsolved: boolean) => (unsolved && step === 3 ? '定论' : STEP_LABELS[step])

const LOOKS = { done: 'done', current: 'now', todo: 'todo' } as const

/** The four steps with their dates. A case that ended on the way promises nothing for the steps it did not reach. */
export function caseSteps({ steps, step, unsolved }: Pick<CaseView, 'steps' | 'step' | 'unsolved'>): Step[] {
  return steps.map((one) => {
    const ahead = step === null ? undefined : '还没到'
    const date = { done: one.at === null ? undefined : shortDay(one.at), current: '进行中', todo: ahead }[one.state]
    return { name: stepName(one.step as StepNumber, unsolved), state: LOOKS[one.state], date }
  })
}

/** The four steps of a card, without dates; undefined when the case ended on the way. */
export function cardSteps({
  step,
  state,
  unsolved,
}: Pick<CaseCard, 'step' | 'state' | 'unsolved'>): Step[] | undefined {
  if (step === null) return undefined
  return ([1, 2, 3, 4] as const).map((one) => {
    const done = one < step || state === 'closed'
    return { name: stepName(one, unsolved), state: done ? 'done' : one === step ? 'now' : 'todo' }
  })
}
