import type { Readable } from 'node:stream'

/** Where pictures lie. Narrow on purpose: a folder and an object store can both keep it. */
export interface Storage {
  /** Whole or not at all; the same key twice replaces. */
  put(key: string, content: Buffer): Promise<void>
  /** @throws StorageMissError */
  get(key: string): Promise<Readable>
  exists(key: string): Promise<boolean>
  /** Does nothing when it is not there. */
  remove(key: string): Promise<void>
}

export class StorageMissError extends Error {
  constructor(key: string) {
    super(`nothing is stored under ${key}`)
    this.name = 'StorageMissError'
  }
}

/** The place itself does not answer, or has no room left; nothing was kept. */
export class StorageAwayError extends Error {
  constructor(cause: unknown) {
    super('the place of the pictures does not answer', { cause })
    this.name = 'StorageAwayError'
  }
}

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*(\.[a-z0-9]+)?$/

/** Keys are ours, never a person's words: lower case, no dots but the last, so they cannot leave their place. */
export function assertKey(key: string): void {
  if (key.length > 300 || !KEY.test(key)) throw new Error('not a storage key')
}
