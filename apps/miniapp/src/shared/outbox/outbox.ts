import { useSyncExternalStore } from 'react'
import { readStored, removeStored, writeStored } from '../../platform/storage.ts'
import { currentSession, useSession } from '../session.ts'
import { fits, type Outgoing } from './outbox.model.ts'

const placeOf = (personId: string) => `juwuye.outbox.${personId}`

const NONE: readonly Outgoing[] = []
const NOTHING: ReadonlySet<string> = new Set()

let shown: { personId: string; rows: readonly Outgoing[] } | undefined
let inHand = NOTHING
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of [...listeners]) listener()
}

/** What waits for this person, oldest first. */
export function rowsOf(personId: string | undefined): readonly Outgoing[] {
  if (personId === undefined) return NONE
  if (shown?.personId !== personId) shown = { personId, rows: readStored<Outgoing[]>(placeOf(personId)) ?? NONE }
  return shown.rows
}

/** Changes the list as it lies in storage now, where another window may have changed it too; false without room. */
export function changeRows(personId: string, change: (rows: readonly Outgoing[]) => readonly Outgoing[]): boolean {
  const rows = change(readStored<Outgoing[]>(placeOf(personId)) ?? NONE)
  if (rows.length > 0 && !(fits(rows) && writeStored(placeOf(personId), rows))) return false
  if (rows.length === 0) removeStored(placeOf(personId))
  shown = { personId, rows }
  tell()
  return true
}

/** What is being sent now. Not stored: after the app was killed nothing is. */
export const rowsInHand = () => inHand

export function takeInHand(key: string) {
  inHand = new Set([...inHand, key])
  tell()
}

export function letGo(key: string) {
  inHand = new Set([...inHand].filter((one) => one !== key))
  tell()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** What waits for the person who is signed in. */
export function useOutbox(): { rows: readonly Outgoing[]; sending: ReadonlySet<string> } {
  const { personId } = useSession()
  const get = () => rowsOf(personId)
  return {
    rows: useSyncExternalStore(subscribe, get, get),
    sending: useSyncExternalStore(subscribe, rowsInHand, rowsInHand),
  }
}

export const myRows = () => rowsOf(currentSession().personId)
