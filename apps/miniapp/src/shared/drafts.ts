import { useCallback, useRef, useState } from 'react'
import { readStored, removeStored, writeStored } from '../platform/storage.ts'

interface Kept<T> {
  version: number
  value: T
}

/**
 * What the person has filled in and not yet sent: kept at every change, there again after a reload.
 * Give the draft's shape a new `version` when it changes; older drafts are then left behind.
 */
export function useDraft<T extends object>(name: string, version: number, initial: T) {
  const key = `juwuye.draft.${name}`
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
