import { CASE_CLASSES, CASE_STATES, type CaseClass, type CaseState } from '@juwuye/domain'
import { CLASS_LABELS, STATE_LABELS } from '@juwuye/messages'
import type { CasesQuery, CommunityView, Me, Workbench } from '@juwuye/types'
import { servesTown } from '../../shared/community.model.ts'

export type Scope = NonNullable<CasesQuery['scope']>
export type Queue = Workbench['queues'][number]['queue']

/** The workbench's queues by name. */
export const QUEUE_TITLES: Record<Queue, string> = {
  danger: '说有危险，等确认',
  toTriage: '等分派',
  overdue: '超时的',
  summoned: '派给我们，要报到',
  toClaim: '等人认领牵头',
  toPlan: '我们牵头，要定方案',
  toCosign: '等您确认',
  toDo: '我们要做的',
  toSign: '等我们签字',
  toPublish: '要公示的',
  toRule: '等我们裁定',
  toRate: '办好了，等您看一眼',
  toAnswer: '反映待答复',
  toAnswerSupervision: '待答复督办',
  townAsked: '请镇街帮忙凑齐三方',
  toLook: '挡下的话和照片，等您看',
}

export const SCOPE_TITLES: Record<Scope, string> = {
  mine: '我吹的哨',
  party: '我们这家的',
  estate: '小区里的',
  community: '全社区的',
}

const SCOPES = Object.keys(SCOPE_TITLES) as Scope[]

/** The scopes worth offering: one's party where one acts for one, the community where one works for it. */
export function scopesFor(me: Me, community: Pick<CommunityView, 'memberships' | 'may'>): Scope[] {
  const forParty = community.memberships.some(({ party }) => party !== null)
  const desk = community.may.triage || servesTown(me)
  const may: Record<Scope, boolean> = { mine: true, party: forParty, estate: true, community: desk }
  return SCOPES.filter((scope) => may[scope])
}

const QUEUES = Object.keys(QUEUE_TITLES) as Queue[]

/** Addresses are typed by anybody: what is no queue and no scope is nothing. */
export const queueOf = (text: string | undefined): Queue | undefined => QUEUES.find((queue) => queue === text)

export const scopeOf = (text: string | undefined): Scope | undefined => SCOPES.find((scope) => scope === text)

export interface Filters {
  state?: CaseState
  class?: CaseClass
  buildingId?: string
  q?: string
}

/** What the list asks the server for; a queue says itself whose cases they are. */
export function listQuery(list: { scope: Scope; queue?: Queue }, filters: Filters): Partial<CasesQuery> {
  const which = list.queue ? { queue: list.queue } : { scope: list.scope }
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')
  return { ...which, ...Object.fromEntries(set) }
}

/** The chosen filters in words: “小事，整改中，3 幢”. */
export function filterText(filters: Filters, community: Pick<CommunityView, 'estates'> | undefined): string {
  const buildings = community?.estates.flatMap((estate) => estate.buildings) ?? []
  const parts = [
    filters.class && CLASS_LABELS[filters.class],
    filters.state && STATE_LABELS[filters.state],
    buildings.find(({ id }) => id === filters.buildingId)?.name,
  ]
  return parts.filter(Boolean).join('，')
}

export const STATE_CHOICES = CASE_STATES.map((value) => ({ value, label: STATE_LABELS[value] }))
export const CLASS_CHOICES = CASE_CLASSES.map((value) => ({ value, label: CLASS_LABELS[value] }))

interface Empty {
  title: string
  text: string
}

const EMPTY: Record<Scope, Empty> = {
  mine: { title: '您还没吹过哨', text: '灯不亮、路不平、有好主意，都可以说' },
  party: { title: '还没有派给您这家的', text: '有事派过来，会排在这里' },
  estate: { title: '小区里还没有人吹哨', text: '看到什么不对，您可以吹第一声' },
  community: { title: '社区里还没有人吹哨', text: '有新的哨声，会排在这里' },
}

/** What an empty list says, and what to do. */
export function emptyWords(list: { scope: Scope; queue?: Queue }, filters: Filters): Empty {
  if (Object.values(filters).some(Boolean)) return { title: '没有这样的', text: '换个说法，或者少选一项再看' }
  if (list.queue) return { title: '这一栏办完了', text: '有新的，会排在这里' }
  return EMPTY[list.scope]
}
