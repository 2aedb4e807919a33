import type { StationScreen } from '@juwuye/types'

/** What the tablet shows where the code stands. */
export type StationShow =
  /** Opened without the link that pairs it. */
  | { kind: 'unpaired' }
  /** Another tablet has been paired since. */
  | { kind: 'ended' }
  | { kind: 'loading' }
  /** No answer, and none before. */
  | { kind: 'unreachable' }
  | { kind: 'code'; text: string; secondsLeft: number; share: number; offline: boolean }
  /** Without a network for longer than there were codes. */
  | { kind: 'stale' }

interface Known {
  token: string | undefined
  screen: StationScreen | undefined
  /** By the server's clock. */
  now: number
  fault: 'ended' | 'unreachable' | undefined
}

/** Codes come ahead of time, so that a minute without a network is no gap; each is shown until the next begins. */
export function stationShow({ token, screen, now, fault }: Known): StationShow {
  if (token === undefined) return { kind: 'unpaired' }
  if (fault === 'ended') return { kind: 'ended' }
  if (!screen) return { kind: fault ?? 'loading' }
  const begun = screen.codes.filter(({ from, until }) => from <= now && now < until)
  const code = begun.reduce<(typeof begun)[number] | undefined>(
    (latest, one) => (latest && latest.from >= one.from ? latest : one),
    undefined,
  )
  if (!code) return { kind: 'stale' }
  const ends = Math.min(code.until, ...screen.codes.map(({ from }) => from).filter((from) => from > now))
  return {
    kind: 'code',
    text: code.text,
    secondsLeft: Math.ceil((ends - now) / 1000),
    share: (ends - now) / (ends - code.from),
    offline: fault !== undefined,
  }
}

interface SeatLook {
  state: 'ok' | 'normal'
  text: string
}

/** 8:26 到, 还没到; nothing before somebody is due. */
export function seatLook(
  { inAt, familyName }: Pick<StationScreen['today'][number], 'inAt' | 'familyName'>,
  clock: (at: number) => string,
): SeatLook {
  if (inAt !== null) return { state: 'ok', text: `${clock(inAt)} 到` }
  return { state: 'normal', text: familyName === null ? '还没有人' : '还没到' }
}
