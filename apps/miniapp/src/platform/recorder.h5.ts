import { NoRecorder, type Recorder, type RecorderOptions, type Recording } from './recorder-types.ts'

// Chrome and Firefox write webm, Safari mp4; the server knows both by their content.
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4']

const EVERY_MS = 100

/** Listens until it is stopped or its time is over. Throws NoRecorder; must come straight from a tap. */
export async function startRecorder({ maxSeconds, onHeard }: RecorderOptions): Promise<Recorder> {
  const type = TYPES.find((one) => typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(one))
  if (!type || !navigator.mediaDevices) throw new NoRecorder('none')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((fault: unknown) => {
    throw new NoRecorder(fault instanceof DOMException && fault.name === 'NotAllowedError' ? 'refused' : 'none')
  })
  const recorder = new MediaRecorder(stream, { mimeType: type })
  const ear = hearing(stream)
  const parts: Blob[] = []
  const levels: number[] = []
  const since = performance.now()
  const length = () => Math.min((performance.now() - since) / 1000, maxSeconds)
  let thrownAway = false

  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const ticking = setInterval(() => {
    const level = ear.level()
    levels.push(level)
    onHeard(length(), level)
    if (length() >= maxSeconds) stop()
  }, EVERY_MS)
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const finished = new Promise<Recording | undefined>((resolve) => {
    recorder.onstop = () => {
      clearInterval(ticking)
      ear.close()
      for (const track of stream.getTracks()) track.stop()
      const blob = new Blob(parts, { type: type.split(';')[0] })
      const source = { file: blob, name: type.startsWith('audio/webm') ? 'voice.webm' : 'voice.m4a' }
      const file = { src: URL.createObjectURL(blob), sizeBytes: blob.size, source }
      resolve(thrownAway ? undefined : { file, seconds: length(), levels })
    }
  })
  recorder.start()
  return {
    stop,
    cancel: () => {
      thrownAway = true
      stop()
    },
    finished,
  }
}

function hearing(stream: MediaStream) {
  const context = new AudioContext()
  context.resume().catch(() => undefined)
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  return {
    level() {
      analyser.getByteTimeDomainData(samples)
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0)
      return loudest / 128
    },
    close: () => void context.close(),
  }
}
