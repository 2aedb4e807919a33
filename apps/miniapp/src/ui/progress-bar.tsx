import { View } from './base.tsx'

interface ProgressBarProps {
  /** How far, in words: it is read out as well as shown. */
  text: string
  /** 0 to 1; undefined while nobody knows. */
  fraction: number | undefined
}

/** How far something long has come. */
export function ProgressBar({ text, fraction }: ProgressBarProps) {
  const percent = fraction === undefined ? undefined : Math.min(100, Math.floor(fraction * 100))
  return (
    <View>
      <View className="t-body num">{text}</View>
      <View className="long-bar mt2" role="progressbar" label={percent === undefined ? text : `${text}，${percent}%`}>
        <View
          className={`long-bar-done${percent === undefined ? ' long-bar-unknown' : ''}`}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </View>
    </View>
  )
}
