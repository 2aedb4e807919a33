import { getRecorderManager } from '@tarojs/taro'
import { levelsOf } from './mp3-levels.model.ts'
import { NoRecorder, type Recorder, type RecorderOptions, type Recording } from './recorder-types.ts'
import { refusedByPerson } from './refused.ts'

// 16 kHz is what speech needs; the size of a frame (KB) decides how often its loudness is known.
const MP3 = { format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000, frameSize: 1 } as const

const EVERY_MS = 200

/** WeChat has one recorder for all; its listeners stay for good, so that they are set once and speak to what runs now. */
interface Running {
  started: () => void
  failed: (fault: unknown) => void
  frame: (bytes: ArrayBuffer) => void
  stopped: (result: { tempFilePath: string; duration: number; fileSize: number }) => void
}

let running: Running | undefined
let listening = false

function listen() {
  if (listening) return
  listening = true
  const manager = getRecorderManager()
  manager.onStart(() => running?.started())
  manager.onError((fault) => running?.failed(fault))
  manager.onFrameRecorded(({ frameBuffer }) => running?.frame(frameBuffer))
  manager.onStop((result) => running?.stopped(result as Parameters<Running['stopped']>[0]))
  // a call came in: what was said until then is kept
  manager.onInterruptionBegin(() => manager.stop())
}

/** Listens until it is stopped or its time is over. Throws NoRecorder; must come straight from a tap. */
export function startRecorder({ maxSeconds, onHeard }: RecorderOptions): Promise<Recorder> {
  listen()
  const manager = getRecorderManager()
  const levels: number[] = []
  let thrownAway = false
  return new Promise((resolve, reject) => {
    let since = 0
    let ticking: ReturnType<typeof setInterval> | undefined
    let finish: (recording: Recording | undefined) => void = () => undefined
    const finished = new Promise<Recording | undefined>((done) => {
      finish = done
    })
    const over = (recording: Recording | undefined) => {
      if (ticking) clearInterval(ticking)
      running = undefined
      finish(recording)
    }
    running = {
      started: () => {
        since = Date.now()
        ticking = setInterval(() => onHeard((Date.now() - since) / 1000, levels[levels.length - 1] ?? 0), EVERY_MS)
        const cancel = () => {
          thrownAway = true
          manager.stop()
        }
        resolve({ stop: () => manager.stop(), cancel, finished })
      },
      failed: (fault) => {
        over(undefined)
        reject(new NoRecorder(refusedByPerson(fault) ? 'refused' : 'none'))
      },
      frame: (bytes) => levels.push(...levelsOf(new Uint8Array(bytes))),
      stopped: ({ tempFilePath, duration, fileSize }) => {
        const file = { src: tempFilePath, sizeBytes: fileSize, source: { path: tempFilePath } }
        over(thrownAway ? undefined : { file, seconds: duration / 1000, levels })
      },
    }
    manager.start({ ...MP3, duration: maxSeconds * 1000 })
  })
}
