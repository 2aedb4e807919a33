import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What API and stand-in share, and the keys that sign addresses of files and seal personal data; made at random on first use. */
export interface DemoSecrets {
  readonly appId: string
  readonly appSecret: string
  readonly fileSecret: string
  readonly sealingSecret: string
  readonly pushToken: string
  readonly pushAesKey: string
}

export function demoSecrets(file: string): DemoSecrets {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex')
  const fresh: DemoSecrets = {
    appId: `wx${hex(8)}`,
    appSecret: hex(16),
    fileSecret: hex(32),
    sealingSecret: hex(32),
    pushToken: hex(16),
    pushAesKey: hex(22).slice(1),
  }
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoSecrets>) : {}
  // a folder of an earlier build has fewer of them
  const secrets = { ...fresh, ...kept }
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
