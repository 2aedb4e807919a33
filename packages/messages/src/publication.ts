import type { PublicationBody, PublicationCard, PublicationList, PublicationView, RatingCounts } from '@juwuye/types'
import { dayText, moneyText } from './dates.ts'

/** 物业, 居委会和物业, 居委会等 3 家 */
export function doersText(doers: readonly { name: string }[]): string {
  const names = doers.map(({ name }) => name)
  if (names.length > 2) return `${names[0]}等 ${names.length} 家`
  return names.join('和')
}

/** How long it took, until it was verified or given up. */
export const spanWord = (unsolved: boolean): string => (unsolved ? '从吹哨到定下来' : '从吹哨到验完')

/** 从吹哨到验完 16 天·物业 */
export function cardLine({ days, doers, unsolved }: Pick<PublicationCard, 'days' | 'doers' | 'unsolved'>): string {
  return [`${spanWord(unsolved)} ${days} 天`, doersText(doers)].filter(Boolean).join('·')
}

/** 共公示 23 件，其中没办成 2 件 */
export function figuresLine({
  published,
  unsolved,
}: Pick<PublicationList['figures'], 'published' | 'unsolved'>): string {
  return `共公示 ${published} 件，${unsolved === 0 ? '没有没办成的' : `其中没办成 ${unsolved} 件`}`
}

/** The sum; what nobody wrote down is not said to be nothing. */
export function totalText({ costFen }: Pick<PublicationCard, 'costFen'>): string {
  if (costFen === null) return '没有记花费'
  return costFen === 0 ? '没有花钱' : moneyText(costFen)
}

export function costLine({ costFen }: Pick<PublicationCard, 'costFen'>): string | undefined {
  return costFen === null || costFen === 0 ? undefined : `花了 ${moneyText(costFen)}`
}

export interface Signer {
  character: string
  name: string
  /** When it last signed. */
  at: number
}

/** Each party that signed once, in the order of the nodes, with the day of its last signature. */
export function signersOf({ nodes }: Pick<PublicationBody, 'nodes'>): Signer[] {
  const signers = new Map<string, Signer>()
  for (const { verifiedBy, verifiedAt } of nodes) {
    for (const { character, name } of verifiedBy) {
      const known = signers.get(name)
      signers.set(name, { character, name, at: Math.max(known?.at ?? 0, verifiedAt) })
    }
  }
  return [...signers.values()]
}

/** 11 月 3 日 业委会没有通过，重做以后才签的; one line for every no. */
export function dissentLines({ nodes }: Pick<PublicationBody, 'nodes'>, now: number): string[] {
  // pages that were put up before dissent was carried have none
  const nos = nodes.flatMap(({ returned }) => returned ?? []).sort((a, b) => a.at - b.at)
  return nos.map(({ by, at }) => `${dayText(at, now)}，${by.name}没有通过，重做以后再核验的`)
}

export interface ShownPhoto {
  key: string
  thumb: string
  full: string
}

/** Mini-programs run on libraries without `at`. */
const lastOf = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

type Photos = PublicationView['photos']

function shown(photos: Photos, wanted: readonly { sha256: string }[]): ShownPhoto[] {
  return wanted.flatMap(({ sha256 }) => {
    const photo = photos.find((other) => other.sha256 === sha256)
    return photo ? [{ key: sha256, thumb: photo.thumb, full: photo.full }] : []
  })
}

/** The page's first pair: the first picture of the trouble and the last of the result, where they are shown. */
export function facePair({ body, photos }: Pick<PublicationView, 'body' | 'photos'>) {
  const before = shown(photos, [...body.nodes.flatMap((node) => node.before), ...body.firstPhotos])[0]
  const afters = body.nodes.flatMap((node) => node.after)
  const after = lastOf(shown(photos, afters))
  return { before, after }
}

/** The first picture before and the last after of one part of the work. */
export function nodePair({ photos }: Pick<PublicationView, 'photos'>, node: PublicationBody['nodes'][number]) {
  return { before: shown(photos, node.before)[0], after: lastOf(shown(photos, node.after)) }
}

/** Pictures that stand nowhere else on the page. */
export function morePhotos(view: Pick<PublicationView, 'body' | 'photos'>): ShownPhoto[] {
  const { nodes } = view.body
  const face = facePair(view)
  const pairs = nodes.length > 1 ? nodes.map((node) => nodePair(view, node)) : []
  const seen = [face, ...pairs].flatMap(({ before, after }) => [before?.key, after?.key])
  return shown(view.photos, view.photos).filter(({ key }) => !seen.includes(key))
}

/** Head of the chain of record, short enough to read out: the first and last four places. */
export function shortHead(head: string): string {
  return `${head.slice(0, 4)}…${head.slice(-4)}`
}

/** Of a page that is only looked at, not published: nobody is asked about it. */
export const NOBODY_ASKED: RatingCounts = { asked: 0, answered: 0, solved: 0, content: 0 }

/** 问了 5 位，4 位回了话：3 位说解决了，4 位满意或基本满意; nobody's word is counted for whoever is silent. */
export function ratingsText({ asked, answered, solved, content }: RatingCounts): string {
  if (answered === 0) return `问了 ${asked} 位，还没有人回话`
  return `问了 ${asked} 位，${answered} 位回了话：${solved} 位说解决了，${content} 位满意或基本满意`
}
