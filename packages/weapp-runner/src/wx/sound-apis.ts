import { Failure, type Options, text } from './async-api.ts'
import type { WxContext } from './context.ts'
import { needPrivacy, needScope } from './permissions.ts'

const LONGEST = 600_000
const USUAL = 60_000

/** The one recorder of the phone, and players. */
export function soundApis(context: WxContext): Record<string, unknown> {
  const { phone, realm, run } = context

  /** An object with `onX` and `offX` for these events, and a way to tell them. */
  const emitter = (events: readonly string[]) => {
    const listeners = new Map<string, ((detail: unknown) => void)[]>()
    const add = (event: string) => (listener: (detail: unknown) => void) =>
      void listeners.set(event, [...(listeners.get(event) ?? []), listener])
    const tell = (event: string, detail: object = {}) =>
      realm.later(() => {
        for (const listener of listeners.get(event) ?? []) run(() => listener(realm.adopt(detail)))
      })
    const methods = events.flatMap((event) => [
      [`on${event}`, add(event)],
      [`off${event}`, () => void listeners.delete(event)],
    ])
    return { methods: Object.fromEntries(methods) as Record<string, unknown>, tell }
  }

  const recorder = emitter([
    'Start',
    'Pause',
    'Resume',
    'Stop',
    'Error',
    'FrameRecorded',
    'InterruptionBegin',
    'InterruptionEnd',
  ])
  let recording: { duration: number; format: string } | undefined
  const start = async (options: Options = {}) => {
    const duration = Math.min(Number(options.duration ?? USUAL), LONGEST)
    try {
      if (recording) throw new Failure('is recording or paused')
      await needPrivacy(context)
      needScope(context, 'scope.record')
    } catch (fault) {
      recorder.tell('Error', { errMsg: `operateRecorder:fail ${fault instanceof Error ? fault.message : fault}` })
      return
    }
    recording = { duration, format: text(options.format) || 'aac' }
    recorder.tell('Start')
  }
  const stop = () => {
    if (!recording) return
    const { duration, format } = recording
    recording = undefined
    const heard = phone.world.recordings.shift()
    if (!heard) return recorder.tell('Error', { errMsg: 'operateRecorder:fail no sound' })
    const { bytes } = phone.files.at(phone.files.take(heard.file))
    const tempFilePath = phone.files.add(`sound.${format}`, bytes)
    recorder.tell('Stop', { tempFilePath, duration: Math.min(heard.milliseconds, duration), fileSize: bytes.length })
  }

  const player = () => {
    const { methods, tell } = emitter([
      'Canplay',
      'Play',
      'Pause',
      'Stop',
      'Ended',
      'Error',
      'TimeUpdate',
      'Waiting',
      'Seeking',
      'Seeked',
    ])
    const ended = () => realm.later(() => tell('Ended'), 20)
    return {
      src: '',
      paused: true,
      duration: 0,
      currentTime: 0,
      ...methods,
      play() {
        tell('Canplay')
        tell('Play')
        ended()
      },
      pause: () => tell('Pause'),
      stop: () => tell('Stop'),
      seek() {},
      destroy() {},
    }
  }

  const manager = {
    ...recorder.methods,
    start: (options?: Options) => void start(options),
    stop,
    pause: () => recorder.tell('Pause'),
    resume: () => recorder.tell('Resume'),
  }
  return { getRecorderManager: () => manager, createInnerAudioContext: player, setInnerAudioOption: () => undefined }
}
