import type { VoiceView } from '@juwuye/types'
import { View } from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'

interface Said {
  reason: string | null
  voice: VoiceView | null
}

/** In a row of a list, where nothing can be played. */
export const saidLine = ({ reason, voice }: Said) => reason || (voice?.transcript ?? (voice ? '一段录音' : ''))

/** Why somebody objected or appealed: written, spoken, or both. */
export function SaidReason({ reason, voice }: Said) {
  return (
    <>
      {reason && <View className="t-body quote">“{reason}”</View>}
      {voice && <HeardVoice voice={voice} />}
    </>
  )
}
