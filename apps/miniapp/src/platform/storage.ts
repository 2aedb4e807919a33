import { getStorageSync, removeStorageSync, setStorageSync } from '@tarojs/taro'

/** Reads JSON kept under `key`; undefined when absent or unreadable. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text: unknown = getStorageSync(key)
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

/** Keeps JSON under `key` (WeChat: ≤ 1 MB a key); false when there is no room or storage is off. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    setStorageSync(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string) {
  try {
    removeStorageSync(key)
  } catch {
    // Nothing was kept, nothing to remove.
  }
}
