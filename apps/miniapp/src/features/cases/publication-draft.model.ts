import type { PhotoBox } from '@juwuye/domain'
import { MASKED_LABELS } from '@juwuye/messages'
import type { ActionOffer, CaseView, MaskedWords, PhotoView, PublicationDraft } from '@juwuye/types'

export type PhotoUse = 'clean' | 'leaveOut'

/** A picture the publisher decides about. */
export interface CandidatePhoto {
  photo: PhotoView
  /** Where it comes from, in words. */
  from: string
  /** Of a step that was not verified: it never stands on the page, and nobody is asked. */
  never?: true
}

/** Every picture that could go on the public page: of whistles that may be shown, of the nodes' last round. */
export function candidatePhotos(view: Pick<CaseView, 'whistles' | 'nodes'>): CandidatePhoto[] {
  const whistled = view.whistles
    .filter((whistle) => whistle.visibility !== 'private' && !whistle.withdrawn)
    .flatMap((whistle) => whistle.photos.map((photo) => ({ photo, from: '吹哨时拍的' })))
  const worked = view.nodes.flatMap((node): CandidatePhoto[] => {
    const part = view.nodes.length > 1 ? `第 ${node.position + 1} 段，` : ''
    const never = node.state === 'verified' ? {} : { never: true as const }
    return [
      ...node.before.map((photo) => ({ photo, from: `${part}修之前`, ...never })),
      ...node.after.map((photo) => ({ photo, from: `${part}修之后`, ...never })),
    ]
  })
  return [...whistled, ...worked]
}

export interface PublicationInHand {
  problem: string
  done: string
  paidBy: string
  /** By photo id; what is not there is not decided yet. */
  uses: Record<string, PhotoUse>
  /** By photo id: what is blurred away on it. */
  boxes: Record<string, readonly PhotoBox[]>
}

/** Decisions about pictures that are no longer there are left behind; the server refuses undecided ones. */
export function publicationDraft(
  { uses, boxes, ...words }: PublicationInHand,
  photos: readonly CandidatePhoto[],
): PublicationDraft {
  const decided = photos.flatMap(({ photo, never }) => {
    const use = never ? 'leaveOut' : uses[photo.id]
    return use ? [{ id: photo.id, use, boxes: use === 'clean' ? [...(boxes[photo.id] ?? [])] : [] }] : []
  })
  return { ...words, photos: decided }
}

/** Those the publisher is asked about. */
export const askedPhotos = (photos: readonly CandidatePhoto[]) => photos.filter(({ never }) => !never)

/** How many pictures still wait for a decision. */
export function undecided(uses: PublicationInHand['uses'], photos: readonly CandidatePhoto[]): number {
  return askedPhotos(photos).filter(({ photo }) => uses[photo.id] === undefined).length
}

const PLACES: Record<MaskedWords['place'], string> = {
  title: '标题',
  problem: '原来怎么了',
  done: '做了什么',
  paidBy: '钱谁出的',
  node: '步骤',
  unsolved: '没办成的原因',
}

/** What the page leaves out of the words, each thing once: 电话 138 0013 8000·在“原来怎么了”里 */
export function maskedLines(masked: readonly MaskedWords[]): string[] {
  const lines = masked.map(({ place, kind, words }) => `${MASKED_LABELS[kind]} ${words}·在“${PLACES[place]}”里`)
  return [...new Set(lines)]
}

interface PublishWords {
  title: string
  note: string
  problem: string
  done: string
  doneAsked: string
  send: string
  sure: { title: string; text: string; yes: string }
}

const SURE = '谁都看得到，也会留在公示栏里。'

/** What the sheet asks for: of a result, of a matter that could not be done, of a page that was taken down. */
export function publishWords({ unsolved }: Pick<CaseView, 'unsolved'>, action: ActionOffer['action']): PublishWords {
  const again = action === 'restore-page'
  return {
    title: again ? '改好，再公示' : unsolved ? '写公示：没办成' : '写公示',
    note: again ? '撤下的问题改掉，再看一遍' : '说给全小区听的，不写姓名、电话、门牌',
    problem: unsolved ? '比如：12 户邻居想在北门加装电梯' : '比如：7 位邻居说，楼里的消火栓拧开没有水',
    done: unsolved ? '为什么没办成，试过什么' : '做了什么',
    doneAsked: unsolved
      ? '比如：问过三家施工单位，开过两次会，还差 28 万；明年的补贴名单出来，再议一次'
      : '比如：换了 38 米新管，12 幢逐层放水试过',
    send: again ? '恢复公示' : '公示出去',
    sure: again
      ? { title: '恢复公示？', text: SURE, yes: '恢复' }
      : { title: unsolved ? '照实公示没办成？' : '公示出去？', text: SURE, yes: '公示' },
  }
}
