import { HOUR } from '@juwuye/domain'
import { durationText } from '@juwuye/messages'
import type { PageName, PageParams, TabName } from '../../platform/pages.ts'
import { isDanger, policyOf, type WriteRoute } from './write-policy.model.ts'

/** A picture or a recording that goes along, under the id the phone gave it. */
export interface OutgoingFile {
  id: string
  /** When the server got it; it throws away what nothing used within a day. */
  sentAt?: number
}

/** Where 改一改 leads, with what was typed there. */
export interface EditPlace {
  page: PageName | TabName
  params?: PageParams[PageName]
  /** Which form it came from: the same one, filled in again, is the same write. */
  key?: string
  /** Name and contents of the draft. */
  draft?: { name: string; kept: unknown }
}

/** A write that has not been answered yet, as it is kept on the phone. */
export interface Outgoing {
  /** Its Idempotency-Key, and where the body has an id of its own, that one. */
  key: string
  /** Whose it is: never sent as somebody else. */
  personId: string
  route: WriteRoute
  params: Record<string, string>
  body: unknown
  ifVersion?: number
  files: OutgoingFile[]
  /** What its row says. */
  words: { title: string; note?: string }
  about?: { communityId: string; caseId?: string }
  edit?: EditPlace
  /** `ask`: waits for the person, who decides anew. */
  state: 'waiting' | 'ask' | 'refused'
  /** A request may have arrived: it is sent again under the same key only. */
  inDoubt: boolean
  queuedAt: number
  tries: number
  /** Not tried again before. */
  notBefore: number
  /** Its files were sent a second time, because the server had thrown them away. */
  filesRenewed?: boolean
  /** Why the server did not take it. */
  refusal?: string
}

/** WeChat keeps 1 MB a key; a Chinese character may count as three bytes. */
const MOST_CHARS = 300_000

export const fits = (rows: readonly Outgoing[]) => JSON.stringify(rows).length <= MOST_CHARS

/** Every word in a body, however deep: ids of files that go along are among them. */
export function wordsIn(body: unknown): string[] {
  if (typeof body === 'string') return [body]
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(wordsIn) : []
}

/** The row in its place, or at the end. */
export function withRow(rows: readonly Outgoing[], row: Outgoing): Outgoing[] {
  const known = rows.some(({ key }) => key === row.key)
  return known ? rows.map((one) => (one.key === row.key ? row : one)) : [...rows, row]
}

export const withoutRow = (rows: readonly Outgoing[], key: string) => rows.filter((row) => row.key !== key)

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

type Spoken = Pick<Outgoing, 'route' | 'params'> & { body?: unknown }

const ofSameThing = (a: Spoken, b: Spoken) => a.route === b.route && same(a.params, b.params)

/** Word for word the same. */
export const sameWrite = (a: Spoken, b: Spoken) => ofSameThing(a, b) && same(a.body, b.body)

/** Without what this row takes the place of; what is being sent now cannot be taken back any more. */
export const withoutOlder = (rows: readonly Outgoing[], row: Outgoing, inHand: ReadonlySet<string>) =>
  policyOf(row).lastWord
    ? rows.filter((one) => one.key === row.key || inHand.has(one.key) || !ofSameThing(one, row))
    : rows

/** What belongs to one case, or of which the last word counts, is sent in its order; other things do not wait for it. */
export function laneOf(row: Outgoing): string {
  const thing = policyOf(row).lastWord ? `${row.route} ${JSON.stringify(row.params)}` : row.key
  return row.about?.caseId ?? thing
}

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 10 * 60_000

/** 5 s, doubled each time, at most 10 minutes; `spread` (0 to 1) keeps phones from coming back all at once. */
export function pauseMs(tries: number, spread: number): number {
  const whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, tries - 1))
  return Math.round(whole * (0.75 + spread / 4))
}

/** Too old to be sent unasked. */
function isStale(row: Outgoing, now: number): boolean {
  const policy = policyOf(row)
  return policy.when !== 'later' || now - row.queuedAt > policy.hours * HOUR
}

/** Rows that grew too old ask the person again. */
export const aged = (rows: readonly Outgoing[], now: number): Outgoing[] =>
  rows.map((row) => (row.state === 'waiting' && isStale(row, now) ? { ...row, state: 'ask' as const } : row))

/** The next to be sent; `until` when it is worth looking again. */
export function nextToSend(
  rows: readonly Outgoing[],
  now: number,
  inHand: ReadonlySet<string>,
): { row?: Outgoing; until?: number } {
  const blocked = new Set<string>()
  let until: number | undefined
  for (const row of rows) {
    const lane = laneOf(row)
    if (row.state !== 'waiting' || blocked.has(lane)) continue
    if (inHand.has(row.key)) blocked.add(lane)
    else if (row.notBefore <= now) return { row }
    else {
      blocked.add(lane)
      until = Math.min(until ?? row.notBefore, row.notBefore)
    }
  }
  return { until }
}

/** No answer came; `arrivable` when the request had left the phone. */
export function afterSilence(row: Outgoing, now: number, arrivable: boolean, spread: number): Outgoing {
  const tries = row.tries + 1
  return { ...row, tries, inDoubt: row.inDoubt || arrivable, notBefore: now + pauseMs(tries, spread) }
}

/** Without the rest of its pause. */
export const atOnce = (row: Outgoing): Outgoing => ({ ...row, notBefore: 0 })

export const afterRefusal = (row: Outgoing, refusal: string): Outgoing => ({ ...row, state: 'refused', refusal })

/** Sent again by the person's word, as if it were new. */
export const anew = (row: Outgoing, now: number): Outgoing => ({
  ...row,
  state: 'waiting',
  refusal: undefined,
  queuedAt: now,
  notBefore: 0,
  tries: 0,
})

/** Uploads are thrown away after a day when nothing used them: sent again well before. */
const FILE_FRESH = 20 * HOUR

export const filesToSend = (row: Outgoing, now: number) =>
  row.files.filter(({ sentAt }) => sentAt === undefined || now - sentAt > FILE_FRESH)

export const fileSent = (row: Outgoing, id: string, now: number): Outgoing => ({
  ...row,
  files: row.files.map((file) => (file.id === id ? { ...file, sentAt: now } : file)),
})

export const filesAgain = (row: Outgoing): Outgoing => ({ ...row, files: row.files.map(({ id }) => ({ id })) })

export interface RowWords {
  title: string
  /** What it waits for. */
  state: string
  kind: 'offline' | 'warn' | 'error'
}

/** What a row says. */
export function rowWords(row: Outgoing, now: number, online: boolean, sending: boolean): RowWords {
  const { title } = row.words
  if (row.state === 'refused') return { title, state: `没有办成：${row.refusal ?? '没有说为什么'}`, kind: 'error' }
  if (row.state === 'ask') {
    const policy = policyOf(row)
    const why =
      policy.when === 'later'
        ? `过了${durationText(now - row.queuedAt)}，情况可能变了，没有自动发。还要发，再点一次`
        : '这一步要看着最新情况办，不会自动发。有网了，看一眼再点一次'
    return { title, state: row.inDoubt ? `${why}。上次可能已经送到，再发也只算一次` : why, kind: 'warn' }
  }
  if (isDanger(row.body)) return { title, state: '还没有人知道！先打电话。有网了自动发', kind: 'error' }
  if (sending) return { title, state: '正在发…', kind: 'offline' }
  if (!online) return { title, state: '待发送，有网了自动发', kind: 'offline' }
  const left = row.files.filter(({ sentAt }) => sentAt === undefined).length
  const photos = left > 0 ? `，还有 ${left} 个附件要传` : ''
  const again = row.tries > 0 ? `试了 ${row.tries} 次没有回音，过一会儿自动再发` : '排着队'
  return { title, state: `待发送，${again}${photos}`, kind: 'offline' }
}
