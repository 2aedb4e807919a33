import { Press, Text, View } from './base.tsx'
import { Button, TextLink } from './button.tsx'
import { Icon } from './icon.tsx'
import { lengthText } from './wave.model.ts'
import { words } from './words.ts'

interface WaveProps {
  /** 0 to 1. */
  bars: readonly number[]
  /** How much of it was played. */
  part?: number
}

/** A recording as it sounds: decoration, its length stands beside it. */
function Wave({ bars, part = 0 }: WaveProps) {
  return (
    <View className="wave" hidden>
      {bars.map((height, place) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are their places
          key={place}
          className={`wave-bar${place < part * bars.length ? ' wave-heard' : ''}`}
          style={{ height: `${Math.round(height * 100)}%` }}
        />
      ))}
    </View>
  )
}

interface VoicePlayerProps {
  seconds: number
  bars: readonly number[]
  /** How much of it was played; undefined: it does not play. */
  part: number | undefined
  onPress: () => void
}

/** Plays and stops with one tap. */
export function VoicePlayer({ seconds, bars, part, onPress }: VoicePlayerProps) {
  const plays = part !== undefined
  return (
    <Press className="voice" label={(plays ? words.voiceStop : words.voicePlay)(seconds)} onPress={onPress}>
      <Icon name={plays ? 'pause' : 'play'} gap />
      <Wave bars={bars} part={part} />
      <Text className="voice-length num">{lengthText(seconds)}</Text>
    </Press>
  )
}

export interface VoiceRecorderProps {
  state: 'empty' | 'asking' | 'recording' | 'kept'
  seconds: number
  maxSeconds: number
  bars: readonly number[]
  part: number | undefined
  /** Beside the words of the button: what is to be said. */
  text?: string
  /** waiting: it lies on the phone until there is a network. */
  sending?: 'sending' | 'waiting' | 'failed'
  onStart: () => void
  onStop: () => void
  onPlay: () => void
  onRemove: () => void
  onRetry: () => void
}

/** One tap starts, one tap ends; nothing has to be held down. */
export function VoiceRecorder(props: VoiceRecorderProps) {
  const { state, seconds, maxSeconds, bars, part, text = words.voiceStart, onStart, onStop, onPlay } = props
  if (state === 'empty' || state === 'asking') {
    return <Button text={text} icon="mic" loading={state === 'asking'} onPress={onStart} />
  }
  if (state === 'recording') {
    return (
      <View className="voice-box">
        <View className="voice">
          <Icon name="mic" tone="whistle" gap />
          <Wave bars={bars} />
          <Text className="voice-length num">{lengthText(seconds)}</Text>
        </View>
        <View className="t-note mb2" role="status">
          {words.voiceListening(maxSeconds)}
        </View>
        <Button text={words.voiceEnd} kind="primary" icon="check" onPress={onStop} />
      </View>
    )
  }
  return (
    <View className="voice-box">
      <VoicePlayer seconds={seconds} bars={bars} part={part} onPress={onPlay} />
      <VoiceState {...props} />
    </View>
  )
}

const said = {
  sending: words.voiceSending,
  waiting: words.voiceWaits,
  failed: words.voiceFailed,
}

function VoiceState({ sending, onStart, onRemove, onRetry }: VoiceRecorderProps) {
  return (
    <View className="flex wrap">
      <View className="t-note grow" role="status">
        {sending ? said[sending] : words.voiceKept}
      </View>
      {sending === 'failed' && <TextLink text={words.sendOnce} label={words.voiceSendAgain} onPress={onRetry} />}
      <TextLink text={words.voiceAgain} label={words.voiceAgainLabel} onPress={onStart} />
      <TextLink text={words.voiceDrop} label={words.voiceDropLabel} onPress={onRemove} />
    </View>
  )
}
