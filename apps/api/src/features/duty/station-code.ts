import { createHmac, timingSafeEqual } from 'node:crypto'
import { CODE_STEP, CODES_AHEAD, codeFrom, codeStepAt } from '@juwuye/domain'

/** What a code says, true or not. */
export interface CodeWords {
  readonly communityId: string
  readonly stationId: string
  readonly step: number
  readonly mac: string
}

const FORM = /^JWY1\.(\d{1,18})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.([\w-]{22})$/

type Named = Omit<CodeWords, 'mac'>

function macOf(secret: Buffer, { communityId, stationId, step }: Named): string {
  const mac = createHmac('sha256', secret).update(`${communityId}.${stationId}.${step}`).digest()
  return mac.subarray(0, 16).toString('base64url')
}

/** The text of the picture that the station shows during this step. */
export function stationCode(secret: Buffer, named: Named): string {
  return `JWY1.${named.communityId}.${named.stationId}.${named.step}.${macOf(secret, named)}`
}

/** What was scanned, taken apart; null where it is no code of ours at all. */
export function readCode(text: string): CodeWords | null {
  const [, communityId, stationId, step, mac] = FORM.exec(text.trim()) ?? []
  if (!communityId || !stationId || !step || !mac) return null
  return { communityId, stationId, step: Number(step), mac }
}

/** Whether this station's secret signed it. */
export function isGenuine(secret: Buffer, code: CodeWords): boolean {
  return timingSafeEqual(Buffer.from(macOf(secret, code)), Buffer.from(code.mac))
}

/** The codes from now on, as far ahead as a tablet may have them. */
export function codesAhead(secret: Buffer, station: Omit<Named, 'step'>, now: number) {
  const first = codeStepAt(now)
  return Array.from({ length: CODES_AHEAD / CODE_STEP + 1 }, (_, n) => ({
    text: stationCode(secret, { ...station, step: first + n }),
    from: codeFrom(first + n),
    until: codeFrom(first + n + 1),
  }))
}
