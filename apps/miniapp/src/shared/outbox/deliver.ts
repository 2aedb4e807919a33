import { onlineManager } from '@tanstack/react-query'
import { NetworkError } from '../../platform/request-types.ts'
import { callAny } from '../call.ts'
import { draftKept } from '../drafts.ts'
import { Refusal } from '../refusal.ts'
import { currentSession } from '../session.ts'
import type { CallOptions } from '../wire.ts'
import { isFinal, refusalInside } from './answers.model.ts'
import { drain, sendFilesOf } from './drain.ts'
import { dropFiles, keptFile } from './files.ts'
import {
  afterSilence,
  type EditPlace,
  laneOf,
  type Outgoing,
  withoutOlder,
  withoutRow,
  withRow,
  wordsIn,
} from './outbox.model.ts'
import { changeRows, letGo, rowsInHand, rowsOf, takeInHand } from './outbox.ts'
import { policyOf, type WriteRoute } from './write-policy.model.ts'

export interface Write<R extends WriteRoute> extends Pick<CallOptions<R>, 'params' | 'body' | 'ifVersion'> {
  route: R
  /** Made once for what the person does once: its Idempotency-Key, or the id inside its body. */
  key: string
  words: Outgoing['words']
  about?: Outgoing['about']
  /** Where it can be changed; `draft` is the name given to `useDraft`. */
  edit?: Omit<EditPlace, 'draft'> & { draft?: string }
}

export type Delivered<Answer> =
  | { queued: false; answer: Answer }
  /** Kept on the phone; `said` tells the person. */
  | { queued: true; said: string }

function leadsTo({ draft, ...place }: NonNullable<Write<WriteRoute>['edit']>): EditPlace {
  const kept = draft === undefined ? undefined : draftKept(draft)
  return draft !== undefined && kept !== undefined ? { ...place, draft: { name: draft, kept } } : place
}

function rowOf<R extends WriteRoute>(write: Write<R>, personId: string): Outgoing {
  const { key, route, params, body, ifVersion, words, about, edit } = write
  const judged = { route, params: params as Record<string, string>, body, ifVersion }
  return {
    key,
    personId,
    ...judged,
    files: wordsIn(body).flatMap((id) => (keptFile(id) ? [{ id, sentAt: keptFile(id)?.sentAt }] : [])),
    words,
    about,
    edit: edit && leadsTo(edit),
    state: policyOf(judged).when === 'later' ? 'waiting' : 'ask',
    inDoubt: rowsOf(personId).some((row) => row.key === key && row.inDoubt),
    queuedAt: Date.now(),
    tries: 0,
    notBefore: 0,
  }
}

const KEPT_OFFLINE = '没有网，存下了，有网自动发'
const KEPT_SILENT = '没有回音，存下了，过一会儿自动再发'
const KEPT_IN_ORDER = '前面还有没发的，排在后面，会自动发'

/**
 * Sends what the person did, or keeps it where there is no answer and it makes sense later. It is written down before it
 * is sent: killed in the middle, it is still there.
 *
 * @throws Refusal the server said no; NetworkError where it may not be sent by itself: the form keeps what was typed
 */
export async function deliver<Answer, R extends WriteRoute>(write: Write<R>): Promise<Delivered<Answer>> {
  const { personId } = currentSession()
  if (personId === undefined) return { queued: false, answer: (await callAny(write.route, optionsOf(write))) as Answer }
  const row = rowOf(write, personId)
  const earlier = withoutOlder(rowsOf(personId), row, rowsInHand()).some(
    (other) => other.state === 'waiting' && other.key !== row.key && laneOf(other) === laneOf(row),
  )
  const written = changeRows(personId, (rows) => withRow(withoutOlder(rows, row, rowsInHand()), row))
  if (written && row.state === 'waiting') {
    if (earlier) {
      void drain()
      return { queued: true, said: KEPT_IN_ORDER }
    }
    if (!onlineManager.isOnline()) return { queued: true, said: KEPT_OFFLINE }
  }
  takeInHand(row.key)
  try {
    await sendFilesOf(row)
    const answer = (await callAny(row.route, optionsOf(write, personId))) as Answer
    const inside = refusalInside(row, answer)
    if (inside) throw inside
    changeRows(personId, (rows) => withoutRow(rows, row.key))
    dropFiles(row.files.map(({ id }) => id))
    return { queued: false, answer }
  } catch (fault) {
    const final = fault instanceof Refusal && (isFinal(fault, row) || row.state === 'ask')
    // A session that ended, a refusal: what was typed is still in the form.
    if (final || (fault instanceof Refusal && fault.problem.status === 401)) {
      changeRows(personId, (rows) => withoutRow(rows, row.key))
      throw fault
    }
    const silent = afterSilence(row, Date.now(), fault instanceof NetworkError, Math.random())
    changeRows(personId, (rows) => withRow(rows, silent))
    if (!written || row.state === 'ask') throw fault
    return { queued: true, said: onlineManager.isOnline() ? KEPT_SILENT : KEPT_OFFLINE }
  } finally {
    letGo(row.key)
    void drain()
  }
}

const optionsOf = <R extends WriteRoute>({ params, body, key, ifVersion }: Write<R>, asPerson?: string) => ({
  params: params as Record<string, string>,
  body,
  idempotencyKey: key,
  ifVersion,
  asPerson,
})
