import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { readStored, removeStored, writeStored } from '../platform/storage.ts'

interface Kept<T> {
  version: number
  value: T
}

const placeOf = (name: string) => `juwuye.draft.${name}`

/** What is kept under this name, as it lies in storage. */
export const draftKept = (name: string): unknown => readStored(placeOf(name))

const putBack = new Map<string, number>()
const listeners = new Set<() => void>()

/** Puts a draft back that was taken away; false where something else has been typed since. */
export function restoreDraft(name: string, kept: unknown): boolean {
  if (draftKept(name) !== undefined) return false
  writeStored(placeOf(name), kept)
  putBack.set(name, (putBack.get(name) ?? 0) + 1)
  for (const listener of [...listeners]) listener()
  return true
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Counts how often a draft was put back, for the key of a form that stays open. */
export function useRestored(name: string): number {
  const get = () => putBack.get(name) ?? 0
  return useSyncExternalStore(subscribe, get, get)
}

/**
 * What the person has filled in and not yet sent: kept at every change, there again after a reload.
 * Give the draft's shape a new `version` when it changes; older drafts are then left behind.
 */
export function useDraft<T extends object>(name: string, version: number, initial: T) {
  const key = placeOf(name)
  const [value, setValue] = useState<T>(() => {
    const kept = readStored<Kept<T>>(key)
    return kept?.version === version ? { ...initial, ...kept.value } : initial
  })
  const latest = useRef(value)
  // The first initial value is the empty draft.
  const empty = useRef(initial)

  /** Merges into the draft and keeps it; false when storage has no room. */
  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part }
      setValue(latest.current)
      return writeStored(key, { version, value: latest.current } satisfies Kept<T>)
    },
    [key, version],
  )

  const clear = useCallback(() => {
    latest.current = empty.current
    setValue(empty.current)
    removeStored(key)
  }, [key])

  return { value, change, clear, latest }
}
