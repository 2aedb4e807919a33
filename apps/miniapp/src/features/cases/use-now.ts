import { useEffect, useState } from 'react'
import { now } from '../../shared/clock.ts'

/** The server's time, for “还剩 …”; moves on by itself twice a minute. */
export function useNow(): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return time
}
