import { and, asc, isNull, lt } from 'drizzle-orm'
import type { Database } from '../db/pools.ts'
import { asAnyone } from '../db/tenant.ts'
import { EnvError } from '../env.ts'
import { checkOf, type SealingKey } from './sealing-key.ts'
import { sealingKeys } from './sealing-keys.table.ts'

const NAME = 'SEALING_SECRET'

/**
 * Holds the configured keys against those that sealed what is in the database, and notes new ones.
 *
 * @param keys newest first
 * @throws EnvError naming every key that is another or missing
 */
export async function holdSealingKeys(db: Database, keys: readonly SealingKey[], now: number): Promise<void> {
  await asAnyone(db, async (tx) => {
    const noted = keys.map((key) => ({ version: key.version, checkValue: checkOf(key), firstUsedAt: now }))
    await tx.insert(sealingKeys).values(noted).onConflictDoNothing()
    const known = await tx.select().from(sealingKeys).orderBy(asc(sealingKeys.version))
    const newest = keys[0]?.version ?? 0
    const faults = known.flatMap(({ version, checkValue, retiredAt }) => {
      const mine = keys.find((key) => key.version === version)
      if (mine && !checkOf(mine).equals(checkValue))
        return [`${NAME}：第 ${version} 号钥匙和数据库里用过的不是同一把，门牌和电话会打不开。请换回原来那一把`]
      if (mine || retiredAt !== null) return []
      return version > newest
        ? [`${NAME}：缺第 ${version} 号钥匙，数据库已经在用它。请补上：${version}:那一把,${newest}:现在这一把`]
        : [
            `${NAME}：缺第 ${version} 号钥匙，还有门牌和电话是用它封的。请补上：${newest}:现在这一把,${version}:那一把；跑完 npm run reseal 才能去掉`,
          ]
    })
    if (faults.length > 0) throw new EnvError(faults)
  })
}

/** Nothing is sealed with keys older than this any more: they may be taken out of the configuration. */
export async function retireSealingKeys(db: Database, newest: number, now: number): Promise<number[]> {
  const retired = await asAnyone(db, (tx) =>
    tx
      .update(sealingKeys)
      .set({ retiredAt: now })
      .where(and(lt(sealingKeys.version, newest), isNull(sealingKeys.retiredAt)))
      .returning({ version: sealingKeys.version }),
  )
  return retired.map(({ version }) => version)
}
