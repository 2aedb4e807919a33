import type { Playing, PlayOptions } from './player-types.ts'

/** Plays a recording; one at a time is the caller's business. */
export function play(src: string, seconds: number, { onProgress, onEnd, onFault }: PlayOptions): Playing {
  const audio = new Audio(src)
  // a webm made by a browser does not say how long it is
  audio.ontimeupdate = () => onProgress(Math.min(1, audio.currentTime / seconds))
  audio.onended = onEnd
  audio.onerror = onFault
  audio.play().catch(onFault)
  return {
    stop: () => {
      audio.onerror = null
      audio.pause()
      audio.removeAttribute('src')
    },
  }
}
