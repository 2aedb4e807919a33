import { LIMITS, type VoiceFormat } from '@juwuye/domain'
import { Refusal } from '../../../platform/http/refusal.ts'
import { measureAdts } from './adts.ts'
import { measureMp3 } from './mp3.ts'
import { measureMp4 } from './mp4.ts'
import { measureWebm } from './webm.ts'

const MEASURES: readonly [VoiceFormat, (bytes: Buffer) => number | undefined][] = [
  ['webm', measureWebm],
  ['m4a', measureMp4],
  ['mp3', measureMp3],
  ['aac', measureAdts],
]

export interface MeasuredVoice {
  readonly format: VoiceFormat
  readonly durationMs: number
}

/** Whole seconds as heard. */
export const secondsOf = (durationMs: number): number => Math.round(durationMs / 1_000)

/** What kind of recording it is and how long, by its content. @throws Refusal voice-unreadable, voice-empty, voice-too-long */
export function measureVoice(bytes: Buffer): MeasuredVoice {
  const { format, durationMs } = recognise(bytes)
  const seconds = secondsOf(durationMs)
  if (seconds < 1) throw new Refusal('voice-empty')
  if (seconds > LIMITS.voiceSeconds)
    throw new Refusal('voice-too-long', { params: { max: LIMITS.voiceSeconds, seconds } })
  return { format, durationMs: Math.round(durationMs) }
}

function recognise(bytes: Buffer): MeasuredVoice {
  try {
    for (const [format, measure] of MEASURES) {
      const durationMs = measure(bytes)
      if (durationMs !== undefined && Number.isFinite(durationMs)) return { format, durationMs }
    }
  } catch (cause) {
    // a file that breaks off in the middle of a number, or points beyond its end
    throw new Refusal('voice-unreadable', { cause })
  }
  throw new Refusal('voice-unreadable')
}
