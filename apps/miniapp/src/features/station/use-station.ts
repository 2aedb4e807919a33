import { ROUTES, type StationScreen } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fragment } from '../../platform/fragment.h5.ts'
import { keepAwake } from '../../platform/keep-awake.h5.ts'
import { request } from '../../platform/request.ts'
import { readStored, writeStored } from '../../platform/storage.ts'
import { Refusal } from '../../shared/refusal.ts'
import { address, answered } from '../../shared/wire.ts'
import { type StationShow, stationShow } from './station-show.model.ts'

const KEPT = 'juwuye.station'
const EVERY_MS = 10_000

/** Of the link that was opened, else of the one before: the tablet starts again without it. */
function pairedToken(): string | undefined {
  const given = fragment()
  if (given === '') return readStored<string>(KEPT)
  writeStored(KEPT, given)
  return given
}

/** Nobody is signed in on the tablet: it asks with the station's own token. */
async function ask(token: string, signal: AbortSignal): Promise<StationScreen> {
  const headers = { authorization: `Bearer ${token}` }
  return answered(await request({ url: address(ROUTES.stationScreen.path, {}), headers, timeoutMs: 8_000, signal }))
}

function useSeconds(): number {
  const [time, setTime] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return time
}

/** The station's screen, second by second. It goes on asking whatever happens, also after the tablet has slept. */
export function useStation() {
  const [token] = useState(pairedToken)
  const local = useSeconds()
  useEffect(keepAwake, [])
  const { data, dataUpdatedAt, error } = useQuery({
    queryKey: ['station', token ?? ''],
    queryFn: ({ signal }) => ask(token ?? '', signal),
    enabled: token !== undefined,
    staleTime: 0,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    networkMode: 'always',
    retry: false,
  })
  // a tablet's clock may be wrong by years: what counts is the server's
  const now = data ? local + data.now - dataUpdatedAt : local
  const ended = error instanceof Refusal && error.problem.status === 401
  const fault = ended ? 'ended' : error ? 'unreachable' : undefined
  const show: StationShow = stationShow({ token, screen: data, now, fault })
  return { screen: data, now, show }
}
