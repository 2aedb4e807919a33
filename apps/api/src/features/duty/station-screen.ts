import { timingSafeEqual } from 'node:crypto'
import { DAY, dayOf, EARLY_MINUTES, MINUTE, startOfDay } from '@juwuye/domain'
import { POST_KIND_MARKS } from '@juwuye/messages'
import type { StationScreen } from '@juwuye/types'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { shifts } from './duty.table.ts'
import { findStation } from './prove-presence.ts'
import { findShifts, presentShifts } from './shift-present.ts'
import { codesAhead } from './station-code.ts'
import { readTabletToken, tokenHash } from './tablet-token.ts'

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * What the station's tablet shows: its codes, and who stands today by family name.
 *
 * @throws Refusal tablet-unpaired
 */
export async function readStationScreen(deps: Deps, token: string): Promise<StationScreen> {
  const words = readTabletToken(token)
  if (!words) throw new Refusal('tablet-unpaired')
  const { communityId, stationId, secret } = words
  const now = deps.clock.now()
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    const station = await findStation(tx, communityId, stationId)
    if (!station?.tabletTokenHash || !isSame(station.tabletTokenHash, tokenHash(secret)))
      throw new Refusal('tablet-unpaired')
    const midnight = startOfDay(dayOf(now)) ?? now
    // at 23:50 somebody may come to the shift that begins after midnight
    const end = Math.max(midnight + DAY, now + EARLY_MINUTES * MINUTE)
    const today = and(eq(shifts.stationId, stationId), gt(shifts.untilAt, midnight), lt(shifts.fromAt, end))
    const found = (await findShifts(tx, communityId, today)).filter(({ published }) => published)
    const seen = await presentShifts(tx, { communityId, personId: '', mayOrganise: false }, found, now)
    return {
      communityId,
      station: { name: station.name, address: station.address },
      now,
      codes: codesAhead(station.codeSecret, { communityId, stationId }, now),
      today: seen.map(({ post, fromAt, untilAt, person }, n) => ({
        post: post.name,
        character: POST_KIND_MARKS[post.kind],
        ...{ fromAt, untilAt },
        familyName: person?.name ?? null,
        inAt: found[n]?.attendance?.checkedInAt ?? null,
      })),
    }
  })
}
