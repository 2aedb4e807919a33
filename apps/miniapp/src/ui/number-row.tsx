import { Text, TextInput, View } from './base.tsx'
import { Icon } from './icon.tsx'

interface NumberRowProps {
  /** Unique on the page; the error hangs on it. */
  name: string
  label: string
  /** Below the label. */
  note?: string
  /** What is wrong and what to do. */
  error?: string
  /** Read once: the field is uncontrolled. Give another `key` to set it anew. */
  initial: string
  /** Right of the field: “小时”. */
  unit: string
  /** What an empty field means. */
  placeholder?: string
  onInput: (value: string) => void
}

/** One number among many: its name at the left, field and unit at the right; below each other in elder mode. */
export function NumberRow({ name, label, note, error, initial, unit, placeholder, onInput }: NumberRowProps) {
  const footId = `${name}-foot`
  return (
    <View className="num-row">
      <View className="num-row-line">
        <View className="num-row-name">
          <View className="t-body">{label}</View>
          {note && <View className="t-note num">{note}</View>}
        </View>
        <View className="num-row-value">
          <View className={`field num-field${error ? ' field-bad' : ''}`}>
            <TextInput
              id={name}
              label={`${label}，${unit}`}
              kind="number"
              maxLength={6}
              initial={initial}
              placeholder={placeholder}
              invalid={Boolean(error)}
              describedBy={error ? footId : undefined}
              onInput={onInput}
            />
          </View>
          <Text className="num-unit">{unit}</Text>
        </View>
      </View>
      {error && (
        <View id={footId} className="fault mt1" role="alert">
          <Icon name="warn" tone="late" size="s" gap />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  )
}
