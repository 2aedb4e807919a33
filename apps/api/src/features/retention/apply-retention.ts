import { DAY, dayOf, RETENTION, type RetentionRule, shanghaiTime } from '@juwuye/domain'
import type { Deps } from '../../deps.ts'
import { OLD_ROWS_BATCH } from '../../platform/db/old-rows.ts'
import { CASE_OLD_ROWS } from '../cases/index.ts'
import { DEAD_LETTER_OLD_ROWS } from '../dead-letters/index.ts'
import { DUTY_OLD_ROWS } from '../duty/index.ts'
import { HOME_CODE_OLD_ROWS } from '../home-codes/index.ts'
import { IDENTITY_OLD_ROWS } from '../identity/index.ts'
import { MY_DATA_OLD_ROWS } from '../my-data/index.ts'
import { NOTIFICATION_OLD_ROWS } from '../notifications/index.ts'
import { RELAY_OLD_ROWS } from '../relay/index.ts'
import { SENSITIVE_VIEW_OLD_ROWS } from '../sensitive-views/index.ts'

/** Deletes a batch of what is older than that; answers how many went. */
type Delete = (deps: Deps, before: number) => Promise<number>

/** These go every minute, by works of their own. */
type EveryMinute = 'unsentUploads' | 'wechatPushes'
type Nightly = Exclude<RetentionRule, EveryMinute>

const HOW: Readonly<Record<Nightly, Delete>> = {
  ...CASE_OLD_ROWS,
  ...DEAD_LETTER_OLD_ROWS,
  ...DUTY_OLD_ROWS,
  ...HOME_CODE_OLD_ROWS,
  ...IDENTITY_OLD_ROWS,
  ...MY_DATA_OLD_ROWS,
  ...NOTIFICATION_OLD_ROWS,
  ...RELAY_OLD_ROWS,
  ...SENSITIVE_VIEW_OLD_ROWS,
}

/** In the small hours, when nobody waits. */
const HOUR = 3

/**
 * Deletes, rule by rule and batch by batch, what has outlived its time. Stopped in the middle it leaves the rest to the next
 * run; run again it finds nothing.
 *
 * @returns whether it came to the end
 */
export async function applyRetention(deps: Deps, now: number, stopping?: AbortSignal): Promise<boolean> {
  for (const rule of Object.keys(HOW) as Nightly[]) {
    let found = OLD_ROWS_BATCH
    while (found >= OLD_ROWS_BATCH) {
      if (stopping?.aborted) return false
      found = await HOW[rule](deps, now - RETENTION[rule].days * DAY)
    }
  }
  return true
}

/** The same once a night. */
export function createRetention(deps: Deps) {
  let doneOn = ''
  return async (now: number, stopping: AbortSignal): Promise<void> => {
    if (shanghaiTime(now).hour !== HOUR || doneOn === dayOf(now)) return
    if (await applyRetention(deps, now, stopping)) doneOn = dayOf(now)
  }
}
