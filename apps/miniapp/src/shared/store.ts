import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '../platform/storage.ts'

/** A value outside React, kept in storage under `key`, that components can follow. */
export function storedValue<T>(key: string, initial: T) {
  let value = readStored<T>(key) ?? initial
  const listeners = new Set<() => void>()

  const get = () => value
  const set = (next: T) => {
    value = next
    writeStored(key, next)
    for (const listener of [...listeners]) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const use = () => useSyncExternalStore(subscribe, get, get)
  return { get, set, subscribe, use }
}
