import { ROLE_LABELS } from '@juwuye/messages'
import type { DutyPerson, DutyPersonBody, PostView } from '@juwuye/types'
import { newId } from '../../shared/ids.ts'
import { type DayOffDraft, dayOffProblems, daysOffOf, draftsOf } from './days-off.model.ts'
import { weekdaysText } from './duty-words.model.ts'

export interface PersonDraft {
  postIds: string[]
  offWeekdays: number[]
  maxPerWeek: string
  reserve: boolean
  active: boolean
  daysOff: DayOffDraft[]
}

export function personDraft(person: DutyPerson): PersonDraft {
  const { postIds, offWeekdays, maxPerWeek, reserve, active, daysOff } = person
  return { postIds, offWeekdays, maxPerWeek: String(maxPerWeek), reserve, active, daysOff: draftsOf(daysOff, newId) }
}

/** Posts for which one of the person's roles fits, and those they stand already. */
export const postsFor = ({ roles, postIds }: Pick<DutyPerson, 'roles' | 'postIds'>, posts: readonly PostView[]) =>
  posts.filter((post) => postIds.includes(post.id) || (post.active && post.roles.some((role) => roles.includes(role))))

/** Whoever had no post and is given one is to be planned from now on. */
export const withPosts = (draft: PersonDraft, postIds: string[]): PersonDraft => ({
  ...draft,
  postIds,
  active: draft.active || (draft.postIds.length === 0 && postIds.length > 0),
})

export function personProblems({ daysOff }: PersonDraft): Record<string, string> {
  return dayOffProblems(daysOff)
}

export function personBody(draft: PersonDraft, version: number): DutyPersonBody {
  const { postIds, offWeekdays, maxPerWeek, reserve, active, daysOff } = draft
  return { postIds, offWeekdays, maxPerWeek: Number(maxPerWeek), reserve, active, daysOff: daysOffOf(daysOff), version }
}

/** 轮值党员，每周最多 2 次，周三来不了，候补 */
export function personNote(person: DutyPerson, posts: readonly PostView[]): string {
  const stands = posts.filter(({ id }) => person.postIds.includes(id)).map(({ label }) => label)
  if (!person.active || stands.length === 0) {
    const roles = person.roles.map((role) => ROLE_LABELS[role]).join('、')
    return `${roles}，${person.active ? '还没有岗' : '先不排'}${person.reserve ? '，候补' : ''}`
  }
  const parts = [
    stands.join('、'),
    `每周最多 ${person.maxPerWeek} 次`,
    person.offWeekdays.length > 0 ? `${weekdaysText(person.offWeekdays)}来不了` : '',
    person.reserve ? '候补' : '',
  ]
  return parts.filter(Boolean).join('，')
}
