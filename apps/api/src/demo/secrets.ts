import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The account that API and stand-in share, and the key that signs photo addresses; made at random on first use. */
export interface DemoSecrets {
  readonly appId: string
  readonly appSecret: string
  readonly fileSecret: string
}

export function demoSecrets(file: string): DemoSecrets {
  if (!existsSync(file)) {
    const hex = (bytes: number) => randomBytes(bytes).toString('hex')
    const fresh: DemoSecrets = { appId: `wx${hex(8)}`, appSecret: hex(16), fileSecret: hex(32) }
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets
}
