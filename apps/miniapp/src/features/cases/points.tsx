import { Text, View } from '../../ui/index.ts'

/** What will happen, point by point. */
export function Points({ of }: { of: readonly string[] }) {
  return (
    <View role="list">
      {of.map((line) => (
        <View key={line} className="flex top mt1" role="listitem">
          <Text className="t-body">·</Text>
          <View className="t-body num grow ml2">{line}</View>
        </View>
      ))}
    </View>
  )
}
