import { ClockChip, View } from '../../ui/index.ts'

/** What a home or a building lacks for a vote; nothing where it lacks nothing. */
export function Lack({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <View className="clock-line mt1">
      <ClockChip state="half" icon="warn" text={text} />
    </View>
  )
}
