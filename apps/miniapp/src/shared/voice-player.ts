import { useEffect, useState } from 'react'
import { toast } from '../platform/dialogs.ts'
import { play } from '../platform/player.ts'
import type { Playing } from '../platform/player-types.ts'

let playing: { id: string; sound: Playing; ended: () => void } | undefined

function stopAll() {
  playing?.sound.stop()
  playing?.ended()
  playing = undefined
}

/** Plays recordings, one at a time over the whole app; what plays stops when its page goes. */
export function usePlayer() {
  const [now, setNow] = useState<{ id: string; part: number }>()
  useEffect(() => stopAll, [])

  const start = (id: string, src: string, seconds: number) => {
    const ended = () => setNow(undefined)
    const over = () => {
      playing = undefined
      ended()
    }
    setNow({ id, part: 0 })
    const sound = play(src, seconds, {
      onProgress: (part) => setNow({ id, part }),
      onEnd: over,
      onFault: () => {
        over()
        toast('现在放不出来，过一会儿再听')
      },
    })
    playing = { id, sound, ended }
  }

  return {
    stop: stopAll,
    /** One tap plays, the next stops. */
    press: (id: string, src: string | undefined, seconds: number) => {
      const plays = playing?.id === id
      stopAll()
      if (plays) return
      if (src === undefined) return toast('现在放不出来，传上以后再听')
      start(id, src, seconds)
    },
    partOf: (id: string | undefined) => (now && now.id === id ? now.part : undefined),
  }
}
