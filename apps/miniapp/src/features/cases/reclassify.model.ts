import { type CaseClass, isOpenNode } from '@juwuye/domain'
import type { ActBodies, CaseView } from '@juwuye/types'
import type { IconName } from '../../ui/index.ts'

export interface ReclassifyInHand {
  class: CaseClass | undefined
  reason: string
  mediatorId: string | null
  /** null: the usual ones. */
  partyIds: string[] | null
}

type Now = Pick<CaseView, 'class' | 'nodes'>

/** Every class with its meaning. The present one cannot be chosen again, but a private matter may get another mediator. */
export function reclassifyChoices(
  view: Pick<CaseView, 'class'>,
  classes: readonly CaseClass[],
  labels: Record<CaseClass, string>,
  hints: Record<CaseClass, string>,
) {
  return classes.map((value) => {
    const same = value === view.class
    if (same && value === 'private') return { value, label: '还是私事，换一位调解员', note: '现在是私事' }
    return { value, label: labels[value], note: same ? '现在是这一类' : hints[value], disabled: same }
  })
}

export interface ReclassifyMeaning {
  /** What changes besides the class. */
  title?: string
  text?: string
  icon?: IconName
  button: string
  /** Asked before it is sent, where it undoes what others have begun. */
  sure?: { title: string; text: string; yes: string }
}

/** What a change of class brings with it. */
export function reclassifyMeaning({ class: from, nodes }: Now, to: CaseClass): ReclassifyMeaning {
  if (from === 'private' && to === 'private') return { button: '换这位调解员' }
  if (to === 'private') {
    const left = nodes.filter(isOpenNode).length
    const plan = left > 0 ? `没验完的 ${left} 段不做了，验过的留着。` : ''
    return {
      icon: 'lock',
      title: '改成私事，就不再公开',
      text: `叫来的几家不再看得到，牵头的不再牵头。${plan}由一位调解员来办，不公示。`,
      button: '改成私事',
      sure: { title: '改成私事？', text: `几家就此放下，由调解员来办。${plan}`, yes: '改' },
    }
  }
  if (from === 'private') {
    return {
      icon: 'people',
      title: '公开来办，先要吹哨的邻居同意',
      text: '同意以后，叫来的几家才看得到；不同意，还是调解员私下办。',
      button: '问吹哨的邻居',
    }
  }
  return { button: '改好，写进记录' }
}

/** undefined before a class is chosen. */
export function reclassifyBody(
  { class: from }: Pick<CaseView, 'class'>,
  { class: to, reason, mediatorId }: ReclassifyInHand,
  called: string[],
): ActBodies['reclassify'] | undefined {
  if (!to) return undefined
  return {
    class: to,
    reason,
    mediatorId: to === 'private' ? mediatorId : null,
    partyIds: from === 'private' && to !== 'private' ? called : [],
  }
}
