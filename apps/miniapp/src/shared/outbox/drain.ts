import { onlineManager } from '@tanstack/react-query'
import { toast } from '../../platform/dialogs.ts'
import { NetworkError } from '../../platform/request-types.ts'
import { callAny, sendFile } from '../call.ts'
import { keys } from '../keys.ts'
import { queryClient } from '../query-client.ts'
import { Refusal } from '../refusal.ts'
import { currentSession } from '../session.ts'
import { isFinal, refusalInside, saysArrived } from './answers.model.ts'
import { dropFiles, keptFile, noteFileSent, readFile } from './files.ts'
import {
  afterRefusal,
  afterSilence,
  aged,
  fileSent,
  filesAgain,
  filesToSend,
  nextToSend,
  type Outgoing,
  withoutRow,
  withRow,
} from './outbox.model.ts'
import { changeRows, letGo, rowsInHand, rowsOf, takeInHand } from './outbox.ts'

const save = (row: Outgoing) =>
  changeRows(row.personId, (rows) => (rows.some(({ key }) => key === row.key) ? withRow(rows, row) : rows))

/** Uploads one by one what the server does not have yet; what arrived is never sent again. */
export async function sendFilesOf(row: Outgoing, onSent: (id: string) => void = () => undefined): Promise<void> {
  const communityId = row.params.communityId ?? row.about?.communityId ?? ''
  for (const { id } of filesToSend(row, Date.now())) {
    const file = await readFile(id)
    if (!file) continue
    const { kind = 'photo', fields } = keptFile(id) ?? {}
    await sendFile(kind, file, { communityId, fields: { ...fields, id }, asPerson: row.personId })
    noteFileSent(id)
    onSent(id)
  }
}

function done(row: Outgoing) {
  changeRows(row.personId, (rows) => withoutRow(rows, row.key))
  dropFiles(row.files.map(({ id }) => id))
  toast(`发出去了：${row.words.title}`)
  const { communityId } = row.params
  const places = communityId === undefined ? [keys.me] : [keys.me, keys.inside(communityId)]
  for (const queryKey of places) queryClient.invalidateQueries({ queryKey }).catch(() => undefined)
}

function refused(row: Outgoing, fault: Refusal) {
  if (saysArrived(fault, row)) return done(row)
  // Swept meanwhile: the phone still has them.
  if (fault.code === 'photo-unusable' && row.files.length > 0 && !row.filesRenewed) {
    return save({ ...filesAgain(row), filesRenewed: true })
  }
  if (isFinal(fault, row)) save(afterRefusal(row, fault.message))
  else save(afterSilence(row, Date.now(), true, Math.random()))
}

/** Sends one row; false when it is not worth going on now. */
async function sendRow(row: Outgoing): Promise<boolean> {
  takeInHand(row.key)
  let now = row
  try {
    await sendFilesOf(row, (id) => {
      now = fileSent(now, id, Date.now())
      save(now)
    })
    const { params, body, key: idempotencyKey, ifVersion, personId: asPerson } = row
    const answer = await callAny(row.route, { params, body, idempotencyKey, ifVersion, asPerson })
    const inside = refusalInside(row, answer)
    if (inside) throw inside
    done(now)
    return true
  } catch (fault) {
    if (!(fault instanceof Refusal)) {
      save(afterSilence(now, Date.now(), fault instanceof NetworkError, Math.random()))
      return false
    }
    refused(now, fault)
    return fault.problem.status !== 401 && fault.code !== 'other-person'
  } finally {
    letGo(row.key)
  }
}

let running = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what waits for the person who is signed in, one after the other. Safe to call at any time. */
export async function drain(): Promise<void> {
  if (running) return
  running = true
  clearTimeout(timer)
  try {
    for (;;) {
      const { personId } = currentSession()
      if (personId === undefined || !onlineManager.isOnline()) return
      const rows = aged(rowsOf(personId), Date.now())
      if (rows.some((row, place) => row !== rowsOf(personId)[place])) changeRows(personId, () => rows)
      const { row, until } = nextToSend(rows, Date.now(), rowsInHand())
      if (!row) {
        if (until !== undefined) timer = setTimeout(() => void drain(), Math.max(1_000, until - Date.now()))
        return
      }
      if (!(await sendRow(row))) {
        timer = setTimeout(() => void drain(), 5_000)
        return
      }
    }
  } finally {
    running = false
  }
}
