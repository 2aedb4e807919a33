import { EnvError, readEnv } from './platform/env.ts'
import { holdSealingKeys } from './platform/sealing/hold-sealing-keys.ts'
import { resealAll } from './reseal-all.ts'
import { createDeps } from './serve.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run reseal`, with the variables of the server: seals rooms and phones anew with the newest key. */
async function main(): Promise<number> {
  const env = readEnv(process.env)
  const deps = createDeps(env)
  try {
    await holdSealingKeys(deps.db.api, env.sealingKeys, deps.clock.now())
    const newest = env.sealingKeys[0]?.version ?? 0
    const { done, unreadable, retired } = await resealAll(deps, newest)
    say(`用第 ${newest} 号钥匙重新封好 ${done} 条`)
    for (const id of unreadable) say(`打不开，没有动：名册里的 ${id}`)
    if (unreadable.length > 0) return 1
    say(
      retired.length > 0 ? `第 ${retired.join('、')} 号钥匙不用了，可以从 SEALING_SECRET 里去掉` : '没有还在用的旧钥匙',
    )
    return 0
  } finally {
    await deps.db.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof EnvError ? error.message : String((error as Error).stack)}\n`)
    process.exitCode = 2
  },
)
