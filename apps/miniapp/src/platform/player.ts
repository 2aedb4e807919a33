import { createInnerAudioContext } from '@tarojs/taro'
import { onServer } from './on-server.ts'
import type { Playing, PlayOptions } from './player-types.ts'

/** Plays a recording; one at a time is the caller's business. */
export function play(src: string, seconds: number, { onProgress, onEnd, onFault }: PlayOptions): Playing {
  const audio = createInnerAudioContext()
  audio.src = onServer(src)
  audio.onTimeUpdate(() => onProgress(Math.min(1, audio.currentTime / seconds)))
  audio.onEnded(() => {
    audio.destroy()
    onEnd()
  })
  audio.onError(() => {
    audio.destroy()
    onFault()
  })
  audio.play()
  return { stop: () => audio.destroy() }
}
