export interface Playing {
  stop: () => void
}

export interface PlayOptions {
  /** 0 to 1. */
  onProgress: (part: number) => void
  onEnd: () => void
  /** It cannot be played here: not found, or a format this phone does not know. */
  onFault: () => void
}
