import { DAY, dayOf, LIMITS } from '@juwuye/domain'
import { dayText, OFFICE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type {
  EndMembershipBody,
  MembershipEnded,
  MemberView,
  Obligations,
  PlanEndingBody,
  SuccessorChoice,
} from '@juwuye/types'
import { dayWords } from '../cases/days.model.ts'

type HoldingKind = Obligations['holds'][number]['kind']

/** What the person has filled in; nobody chosen is not the same as “nobody has to take over”. */
export interface LeavingDraft {
  successorId?: string | 'nobody'
  /** Absent: at once. */
  when?: 'now' | 'day'
  day?: string
  reason: string
}

/** Days that may be fixed, from tomorrow on. */
export const daysAhead = (now: number) => ({ start: dayOf(now + DAY), end: dayOf(now + LIMITS.endingDays * DAY) })

/** The day that was chosen; undefined for an ending at once. */
export const dayChosen = ({ when, day }: LeavingDraft): string | undefined => (when === 'day' ? day : undefined)

/** Role with the office, as one says it. */
function roleText({ role, office }: Pick<MemberView, 'role' | 'office'>): string {
  return office === null ? ROLE_LABELS[role] : `${ROLE_LABELS[role]}，${OFFICE_LABELS[office]}`
}

/** Below the name: what they are, and where. */
export function memberNote(member: MemberView): string {
  const { estate, looksAfter } = member
  const cares = looksAfter.length > 0 ? `照看 ${namesOf(looksAfter)}` : null
  return [roleText(member), cares ?? estate].filter(Boolean).join(' · ')
}

/** Over what they hold: for whom they act, as what, since when. */
export function leavingNote({ member }: Pick<Obligations, 'member'>, now: number): string {
  return [member.party?.name, roleText(member), `${dayText(member.since, now)}起`].filter(Boolean).join(' · ')
}

const namesOf = (buildings: readonly { name: string }[]) => buildings.map(({ name }) => name).join('、')

/** What happens to it: it goes to who takes over, falls to the social workers, ends with the person, or stays with the party. */
export type Fate = 'passes' | 'falls' | 'lapses' | 'stays'

const KINDS: Record<HoldingKind, { fate: Fate; title: string; note: string }> = {
  mediation: { fate: 'passes', title: '调解的私事', note: '接手的人重新报到，回吹哨人一句话' },
  talk: { fate: 'passes', title: '召集的三方面对面', note: '由接手的人来谈、来记' },
  received: { fate: 'passes', title: '首接负责的事', note: '由接手的人盯到办完' },
  pendingAct: { fate: 'lapses', title: '提出来、等第二个人确认的', note: '人走了就作废，要办的由同事再提' },
  tellBack: { fate: 'falls', title: '代报了、还要回告邻居的', note: '由社工去说，或者另外托人' },
  lead: { fate: 'stays', title: '牵头的事', note: '照样是这一家牵头' },
  node: { fate: 'stays', title: '要做的几段', note: '照样由这一家做' },
  summons: { fate: 'stays', title: '叫到了、还没报到的', note: '照样等这一家报到' },
  seat: { fate: 'stays', title: '等签字核验的', note: '照样等这一家签' },
  ruling: { fate: 'stays', title: '等裁定的', note: '由这一家别的负责人裁定，没有就交给书记或镇街' },
}

export const FATES: readonly Fate[] = ['passes', 'falls', 'lapses', 'stays']

/** Private matters of others, told to who may not know of them. */
export const FEW_UNSEEN = '另有不公开的事，少于 5 件'

/** How many are held, as far as the reader is told. */
function heldCount({ count, fewUnseen }: Pick<Obligations['holds'][number], 'count' | 'fewUnseen'>): string {
  if (!fewUnseen) return `${count} 件`
  return count === 0 ? '少于 5 件' : `${count} 件，另有不公开的少于 5 件`
}

/** What they hold, by what becomes of it. */
export function holdingsBy(fate: Fate, { holds }: Pick<Obligations, 'holds'>) {
  return holds.filter(({ kind }) => KINDS[kind].fate === fate).map((held) => ({ ...held, ...KINDS[held.kind] }))
}

/** The heading over what shares a fate. */
export function fateTitle(fate: Fate, party: string | undefined): string {
  if (fate === 'passes') return '要交给接手的人'
  if (fate === 'falls') return '先归社工'
  return fate === 'lapses' ? '人走了就停' : `留在${party ?? '这一家'}`
}

/** What stands below a candidate's name. */
export function choiceNote({ role, party, joins }: SuccessorChoice, leaving: Pick<Obligations, 'member'>): string {
  const is = [party, ROLE_LABELS[role]].filter(Boolean).join(' · ')
  if (!joins) return is
  const there = leaving.member.party?.name
  const comes = there !== undefined && there !== party
  return `${is}，接手后${comes ? `也在${there}办事` : `也是${roleText(leaving.member)}`}`
}

/** What somebody from outside is made first. */
const becomes = ({ member }: Pick<Obligations, 'member'>) =>
  member.party ? `${roleText(member)}（${member.party.name}）` : roleText(member)

/** Who was chosen, as far as they may still take over. */
export function chosenOf(draft: LeavingDraft, { candidates }: Obligations): SuccessorChoice | undefined {
  return candidates.find(({ personId }) => personId === draft.successorId)
}

export type LeavingField = 'successorId' | 'day' | 'reason'

/** Why one cannot go on yet; undefined when one can. */
export function missing(
  draft: LeavingDraft,
  obligations: Obligations,
): { field: LeavingField; text: string } | undefined {
  const named = chosenOf(draft, obligations) !== undefined || (draft.successorId === 'nobody' && !obligations.mustName)
  if (!named)
    return { field: 'successorId', text: obligations.mustName ? '选一位接手的人' : '选一位，或者选“不用人接手”' }
  if (draft.when === 'day' && !draft.day) return { field: 'day', text: '选一天' }
  if (draft.reason.trim() === '') return { field: 'reason', text: '写一句为什么离任' }
  return undefined
}

export function bodyOf(draft: LeavingDraft, obligations: Obligations): EndMembershipBody {
  return { successorId: chosenOf(draft, obligations)?.personId ?? null, reason: draft.reason }
}

export const planOf = (draft: LeavingDraft, obligations: Obligations, day: string): PlanEndingBody => ({
  ...bodyOf(draft, obligations),
  day,
})

/** What was fixed, and what is still to come of it. */
export function plannedText({ member, planned }: Pick<Obligations, 'member' | 'planned'>, now: number) {
  if (!planned) return undefined
  const { day, by, successor, failed } = planned
  const who = member.mine ? '您' : member.name
  if (failed || day === null) {
    return { title: '定好的那天没有交接成', text: '接手的人接不了，或者定的人已经不在任。手上的事都没有动，请再办一次' }
  }
  const to = successor === null ? '' : `，手上的交给${successor}`
  return { title: `${dayWords(day, now)}零点起${who}离任`, text: `${by}定的${to}。那天之前都可以取消` }
}

/** What will happen, plainly, before the last tap. */
export function consequences(
  obligations: Obligations,
  successor: SuccessorChoice | undefined,
  day?: { day: string; now: number },
): string[] {
  const { member, dutyUntil, lastOf } = obligations
  const who = member.mine ? '您' : member.name
  const to = successor?.name
  const count = (fate: Fate) => holdingsBy(fate, obligations).reduce((sum, held) => sum + held.count, 0)
  const passes = holdingsBy('passes', obligations).map((held) => `${held.title} ${heldCount(held)}`)
  const then = day ? `${dayWords(day.day, day.now)}零点` : '现在'
  const lines = [
    day
      ? `${who}从 ${then}起不再是${becomes(obligations)}，凭这个身份看的、办的，到时都没有了`
      : `${who}马上不再是${becomes(obligations)}，凭这个身份看的、办的，从现在起都没有了`,
  ]
  if (day) lines.push('手上的事以那天为准，这里列的是现在的')
  if (to && successor?.joins) lines.push(`${to}从${day ? ` ${then}` : then}起是${becomes(obligations)}`)
  if (to && passes.length > 0) lines.push(`${passes.join('、')}，交给${to}，每一件的经过里记一笔`)
  if (to && member.looksAfter.length > 0) lines.push(`照看的 ${namesOf(member.looksAfter)}，交给${to}`)
  if (to && !successor?.joins && member.office) lines.push(`${OFFICE_LABELS[member.office]}不跟着走，要这一家另外定`)
  if (obligations.neighbours > 0) lines.push(`名单上的 ${obligations.neighbours} 位邻居先归社工，问过本人再托人`)
  if (count('falls') > 0) lines.push(`代报了还要回告的 ${count('falls')} 件，先归社工`)
  if (count('lapses') > 0) lines.push(`提出来、还没人确认的 ${count('lapses')} 件作废`)
  if (dutyUntil !== null && !day) lines.push('正在值班，值班到此为止，请当面交接')
  if (count('stays') > 0) lines.push(`${member.party?.name ?? '这一家'}自己的事不变`)
  if (lastOf && !to) lines.push(`${lastOf}以后没有人了，要办的由社工代录`)
  return lines
}

/** What came of it. */
export function outcome({ successor, moved, fewUnseen, dutyEnded }: MembershipEnded): string[] {
  const cases = moved.mediation + moved.talk + moved.received
  const lines: string[] = []
  if (successor && cases > 0) lines.push(`${cases} 件事交给了${successor.name}`)
  if (successor && moved.buildings > 0) lines.push(`照看的 ${moved.buildings} 幢楼交给了${successor.name}`)
  if (successor && cases === 0 && moved.buildings === 0) lines.push(`接手的是${successor.name}`)
  if (moved.neighbours > 0) lines.push(`名单上的 ${moved.neighbours} 位邻居归了社工`)
  if (moved.tellBack > 0) lines.push(`还要回告的 ${moved.tellBack} 件归了社工`)
  if (moved.pendingAct > 0) lines.push(`${moved.pendingAct} 件没确认的作废了`)
  if (fewUnseen) lines.push(FEW_UNSEEN)
  if (dutyEnded) lines.push('值班也结束了')
  return lines.length > 0 ? lines : ['手上没有要交接的']
}
