const ENTRY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

/** What a mini-program keeps on the phone: JSON, 1 MB a key and 10 MB in all. */
export class Storage {
  private readonly entries = new Map<string, string>()

  /** @throws Error when there is no room */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value ?? '')
    const bytes = Buffer.byteLength(json)
    if (bytes > ENTRY_LIMIT) throw new Error('entry size limit reached')
    if (this.bytesWithout(key) + bytes > TOTAL_LIMIT) throw new Error('exceed storage max size 10Mb')
    this.entries.set(key, json)
  }

  has(key: string): boolean {
    return this.entries.has(key)
  }

  get(key: string): unknown {
    const json = this.entries.get(key)
    return json === undefined ? '' : JSON.parse(json)
  }

  remove(key: string): void {
    this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }

  get info() {
    const currentSize = Math.ceil(this.bytesWithout() / 1024)
    return { keys: [...this.entries.keys()], currentSize, limitSize: TOTAL_LIMIT / 1024 }
  }

  private bytesWithout(key?: string): number {
    let sum = 0
    for (const [name, json] of this.entries) if (name !== key) sum += Buffer.byteLength(json)
    return sum
  }
}
