import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface PhoneFile {
  name: string
  bytes: Buffer
}

/** Files by their addresses. */
export class Files {
  private readonly files = new Map<string, PhoneFile>()
  private count = 0

  /** A file of this machine as something just taken or recorded; answers its address. */
  take(file: string): string {
    return this.add(path.basename(file), readFileSync(file))
  }

  add(name: string, bytes: Buffer, folder: 'tmp' | 'store' = 'tmp'): string {
    const address = `wxfile://${folder}_${++this.count}${path.extname(name)}`
    this.files.set(address, { name, bytes })
    return address
  }

  /** @throws Error when there is none */
  at(address: string): PhoneFile {
    const file = this.files.get(address)
    if (!file) throw new Error(`no such file or directory, open "${address}"`)
    return file
  }

  /** Moves a temporary file to where it stays. */
  keep(address: string): string {
    const { name, bytes } = this.at(address)
    this.files.delete(address)
    return this.add(name, bytes, 'store')
  }

  /** To an address of the mini-program's own choice. */
  copy(from: string, to: string): void {
    this.files.set(to, this.at(from))
  }

  remove(address: string): void {
    this.at(address)
    this.files.delete(address)
  }

  /** What was taken and not kept goes with the mini-program. */
  dropTemporary(): void {
    for (const address of [...this.files.keys()]) if (address.startsWith('wxfile://tmp_')) this.files.delete(address)
  }
}
