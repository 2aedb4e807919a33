import { shortDay, UNSOLVED_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import type { IconName } from '../../ui/index.ts'

export interface CaseNotice {
  key: string
  kind?: 'info' | 'warn'
  icon?: IconName
  title: string
  text?: string
  /** The case it leads to. */
  caseId?: string
}

type Facts = Pick<
  CaseView,
  | 'state'
  | 'class'
  | 'danger'
  | 'decline'
  | 'aboutParty'
  | 'readLevel'
  | 'publicationId'
  | 'mine'
  | 'townAskedAt'
  | 'mergedInto'
  | 'ending'
  | 'page'
>

const AT_WORK: readonly CaseView['state'][] = ['dispatched', 'claimed', 'deliberating']

/** What the danger card is headed with; undefined when nothing is in danger (any more). */
export function dangerNow({ danger, state }: Pick<CaseView, 'danger' | 'state'>): string | undefined {
  if (danger === 'confirmed' && AT_WORK.includes(state)) return '险情已经确认，正在处理'
  if (danger === 'pending' && AT_WORK.includes(state)) return '邻居说有危险，等值班的人确认'
  return danger === 'deskFirst' && state === 'raised' ? '邻居说有危险，等社工先看' : undefined
}

/** Where a merged case goes on; one tap leads there. */
function merged({ mergedInto }: Facts): CaseNotice {
  if (!mergedInto) return { key: 'merged', title: '这件并到另一件里一起办了' }
  const { id, number } = mergedInto
  return {
    key: 'merged',
    icon: 'swap',
    title: `并到 ${number} 里一起办了`,
    text: '说的话和吹哨的邻居都在那边',
    caseId: id,
  }
}

/** It could not be done: why, in whose words, who decided. */
function unsolved({ ending: how }: Facts): CaseNotice | undefined {
  if (!how) return undefined
  const decided = `${shortDay(how.at)} ${how.decidedBy}定的`
  const text = how.words ? `“${how.words}” ${decided}` : decided
  return { key: 'unsolved', icon: 'close', title: `没办成：${UNSOLVED_LABELS[how.reason]}`, text }
}

function hiddenPage({ page }: Facts): CaseNotice | undefined {
  if (!page?.hidden) return undefined
  const text = page.reason ? `“${page.reason}”` : undefined
  return { key: 'hidden', icon: 'lock', title: '公示先撤下了，改好再公示', text }
}

function ending(view: Facts): CaseNotice | undefined {
  const { state, decline } = view
  if (state === 'declined') {
    const text = decline ? `${decline.reason}${decline.instead && `。可以这样办：${decline.instead}`}` : undefined
    return { key: 'declined', title: '这件没有受理', text }
  }
  if (state === 'merged') return merged(view)
  return state === 'withdrawn' ? { key: 'withdrawn', title: '吹哨的邻居撤回了' } : undefined
}

/** Three parties could not be found here; said while there is something left to verify. */
function townAsked({ townAskedAt, state }: Facts): CaseNotice | undefined {
  if (townAskedAt === null || (state !== 'rectifying' && !AT_WORK.includes(state))) return undefined
  const text = '要三位不同的人来核验，还差人。镇街帮着找到人以前，方案先等着'
  return { key: 'town', icon: 'people', title: '本小区凑不齐三方，已记下请镇街帮忙', text }
}

const AGAIN = '原来的公示还在，上面标了“重新整改”'

/** In the order in which they matter. */
export function noticesOf(view: Facts): CaseNotice[] {
  const notices: (CaseNotice | undefined)[] = [
    ending(view),
    unsolved(view),
    hiddenPage(view),
    view.danger === 'awaitingClass'
      ? { key: 'awaiting', title: '值班的人看过了，不是险情', text: '等社工分类以后接着办' }
      : undefined,
    view.class === 'private'
      ? { key: 'private', icon: 'lock', title: '私事，不公开', text: '只有吹哨人、社工、书记和调解员看得到' }
      : undefined,
    view.state === 'rectifying' && view.publicationId !== null
      ? { key: 'again', icon: 'undo', title: '公示以后又重新整改', text: view.page?.hidden ? undefined : AGAIN }
      : undefined,
    townAsked(view),
    view.aboutParty
      ? { key: 'about', title: `这件说的是${view.aboutParty.name}`, text: '他们可以去修，不能派哨、签字、公示和裁定' }
      : undefined,
    view.readLevel === 'public' && view.class !== 'private'
      ? { key: 'public', title: '您看到的是公开的部分', text: '邻居说的话和照片，只给办这件事的几家看' }
      : undefined,
    view.readLevel === 'outline'
      ? { key: 'outline', title: '这件事由社区在办', text: '镇街看编号、类别和时限。发了督办，才看得到事情和进展' }
      : undefined,
  ]
  return notices.filter((notice) => notice !== undefined)
}
