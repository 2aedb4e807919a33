import { type Fix, geofenceWord, judgeProof, type ProofJudgement, type ScannedCode } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { stations } from './duty.table.ts'
import type { CommunityAddress } from './duty-access.ts'
import { type CodeWords, isGenuine } from './station-code.ts'
import { usedStationCodes } from './watch.table.ts'

type StationRow = typeof stations.$inferSelect

export async function findStation(tx: Tx, communityId: string, id: string): Promise<StationRow | undefined> {
  const [row] = await tx
    .select()
    .from(stations)
    .where(and(eq(stations.communityId, communityId), eq(stations.id, id)))
  return row
}

/** The secret that should have signed it; null where the station is of another community, which keeps its own. */
async function signerOf(tx: Tx, station: StationRow, code: CodeWords): Promise<Buffer | null | undefined> {
  if (code.communityId !== station.communityId) return null
  return code.stationId === station.id
    ? station.codeSecret
    : (await findStation(tx, station.communityId, code.stationId))?.codeSecret
}

async function factsOf(tx: Tx, person: CommunityAddress, station: StationRow, code: CodeWords): Promise<ScannedCode> {
  const { communityId, id: stationId } = station
  const ofStation = code.communityId === communityId && code.stationId === stationId
  const signer = await signerOf(tx, station, code)
  const mine = and(
    eq(usedStationCodes.communityId, communityId),
    eq(usedStationCodes.stationId, stationId),
    eq(usedStationCodes.personId, person.personId),
    eq(usedStationCodes.step, code.step),
  )
  const used = ofStation ? await tx.select({ step: usedStationCodes.step }).from(usedStationCodes).where(mine) : []
  return {
    step: code.step,
    ofStation,
    genuine: signer === null || (signer !== undefined && isGenuine(signer, code)),
    used: used.length > 0,
  }
}

/**
 * What code and position prove of somebody at the station. A code that proved something is used up for them; of the
 * position only the word is kept.
 */
export async function provePresence(
  tx: Tx,
  person: CommunityAddress,
  { station, code, fix }: { station: StationRow; code: CodeWords | null; fix: Fix | null },
  now: number,
): Promise<ProofJudgement> {
  const facts = code && (await factsOf(tx, person, station, code))
  const judged = judgeProof(facts, geofenceWord(station, fix), now)
  if (!code || !('proof' in judged)) return judged
  const { communityId, id: stationId } = station
  await tx
    .insert(usedStationCodes)
    .values({ communityId, stationId, personId: person.personId, step: code.step, usedAt: now })
  return judged
}
