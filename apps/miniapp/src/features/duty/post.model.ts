import { LIMITS, POST_ROLES, type PostKind, type Role } from '@juwuye/domain'
import { POST_KIND_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { PostBody, PostView, StationView } from '@juwuye/types'
import { type HoursDraft, hoursDrafts, hoursProblems, newHours, shiftsOf } from './hours.model.ts'

export interface PostDraft {
  label: string
  stationId: string
  kind: PostKind
  roles: Role[]
  shifts: HoursDraft[]
  active: boolean
}

const KINDS = Object.keys(POST_KIND_LABELS) as PostKind[]
export const KIND_CHOICES = KINDS.map((value) => ({ value, label: POST_KIND_LABELS[value] }))

/** Residents do not stand on duty as such. */
export const ROLE_CHOICES = (Object.keys(ROLE_LABELS) as Role[])
  .filter((role) => role !== 'resident')
  .map((value) => ({ value, label: ROLE_LABELS[value] }))

export function postDraft(post: PostView | undefined, stations: readonly StationView[]): PostDraft {
  if (!post) {
    const kind = 'rotaPartyMember'
    return {
      label: POST_KIND_LABELS[kind],
      stationId: stations[0]?.id ?? '',
      kind,
      roles: [...POST_ROLES[kind]],
      shifts: [newHours()],
      active: true,
    }
  }
  const { label, stationId, kind, roles, shifts, active } = post
  return { label, stationId, kind, roles, shifts: hoursDrafts(shifts), active }
}

/** Another kind brings its usual name and roles, as long as nobody has changed them. */
export function withKind(draft: PostDraft, kind: PostKind): PostDraft {
  const usual = draft.label === POST_KIND_LABELS[draft.kind] || draft.label.trim() === ''
  return { ...draft, kind, roles: [...POST_ROLES[kind]], label: usual ? POST_KIND_LABELS[kind] : draft.label }
}

export function postProblems({ label, stationId, roles, shifts }: PostDraft): Record<string, string> {
  const problems: Record<string, string> = hoursProblems(shifts)
  if (label.trim() === '') problems.label = '写上岗的名字'
  if ([...label.trim()].length > LIMITS.nameChars) problems.label = `最多 ${LIMITS.nameChars} 个字`
  if (stationId === '') problems.stationId = '先加一个服务站'
  if (roles.length === 0) problems.roles = '至少选一种人'
  return problems
}

export const postBody = (draft: PostDraft, version: number): PostBody => ({
  label: draft.label.trim(),
  stationId: draft.stationId,
  kind: draft.kind,
  roles: draft.roles,
  shifts: shiftsOf(draft.shifts),
  active: draft.active,
  version,
})
