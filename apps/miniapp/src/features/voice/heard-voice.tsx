import type { VoiceView } from '@juwuye/types'
import { usePlayer } from '../../shared/voice-player.ts'
import { barsOf, View, VoicePlayer } from '../../ui/index.ts'

/** A recording of somebody else: to be heard, and to be read once it was typed. */
export function HeardVoice({ voice }: { voice: VoiceView }) {
  const player = usePlayer()
  const { id, seconds, url, peaks, transcript, unclear } = voice
  return (
    <>
      <VoicePlayer
        seconds={seconds}
        bars={barsOf((peaks ?? []).map((level) => level / 100))}
        part={player.partOf(id)}
        onPress={() => player.press(id, url, seconds)}
      />
      {transcript !== null && <View className="t-body quote">“{transcript}”</View>}
      {unclear && <View className="t-note">听不清，没有打成文字</View>}
    </>
  )
}
