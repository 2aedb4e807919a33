import type { ChosenPhoto } from './request-types.ts'

/** What was said: the file, how long, and how loud it was from moment to moment (0 to 1). */
export interface Recording {
  file: ChosenPhoto
  seconds: number
  levels: number[]
}

/** A recording that runs. */
export interface Recorder {
  /** Ends it; what was said comes with `finished`. */
  stop: () => void
  /** Ends it and throws away what was said. */
  cancel: () => void
  /** Settles however it ends: by hand, at its limit, or by a call that comes in; undefined when it was thrown away. */
  finished: Promise<Recording | undefined>
}

export interface RecorderOptions {
  maxSeconds: number
  /** Several times a second: how long so far, and how loud (0 to 1) where the platform says it. */
  onHeard: (seconds: number, level: number) => void
}

/** `refused`: the person or the phone lets nobody listen. `none`: there is nothing to record with. */
export type RecorderFault = 'refused' | 'none'

export class NoRecorder extends Error {
  readonly fault: RecorderFault

  constructor(fault: RecorderFault) {
    super(fault)
    this.name = 'NoRecorder'
    this.fault = fault
  }
}
