import { type ReactNode, useState } from 'react'
import { OneQuestion } from './asking.tsx'
import { DateInput, Text, TextArea, TextInput, View } from './base.tsx'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

interface FormItemProps {
  label: string
  /** Beside the label: “最多 9 张”. */
  aside?: string
  hint?: string
  /** What is wrong and what to do. */
  error?: string
  /** Right below: a counter. */
  count?: string
  /** Id of hint or error, for the control. */
  footId?: string
  children: ReactNode
}

/** Label above, hint or error below. */
export function FormItem({ label, aside, hint, error, count, footId, children }: FormItemProps) {
  return (
    <OneQuestion className="form-item" wrong={Boolean(error)}>
      <View className="label">
        <Text>{label}</Text>
        {aside && <Text className="label-aside">{aside}</Text>}
      </View>
      {children}
      {(error || hint || count) && (
        <View className="field-foot">
          {error ? (
            <View id={footId} className="fault grow" role="alert">
              <Icon name="warn" tone="late" size="s" gap />
              <View className="grow">{error}</View>
            </View>
          ) : (
            <View id={footId} className="grow">
              {hint}
            </View>
          )}
          {count && <View className="field-count">{count}</View>}
        </View>
      )}
    </OneQuestion>
  )
}

interface FieldProps {
  /** Unique on the page; error and hint hang on it. */
  name: string
  label: string
  aside?: string
  hint?: string
  error?: string
  placeholder?: string
  /** Read once: the field is uncontrolled. Give another `key` to set it anew. */
  initial?: string
  kind?: 'text' | 'number' | 'digit' | 'tel'
  /** Several lines. */
  tall?: boolean
  /** Counted in characters as a person counts them; shown once three quarters are used. */
  max?: number
  disabled?: boolean
  /** At every key: keep it in a ref or a draft, do not feed it back. */
  onInput?: (value: string) => void
  /** When the field is left, and on Enter. */
  onCommit?: (value: string) => void
}

export function Field(props: FieldProps) {
  const {
    name,
    label,
    aside,
    hint,
    error,
    placeholder,
    initial = '',
    kind,
    tall,
    max,
    disabled,
    onInput,
    onCommit,
  } = props
  const [length, setLength] = useState([...initial].length)
  const footId = `${name}-foot`
  const Control = tall ? TextArea : TextInput
  const typed = (value: string) => {
    if (max !== undefined) setLength([...value].length)
    onInput?.(value)
  }
  const count = max !== undefined && length > max * 0.75 ? `${length} / ${max}` : undefined
  return (
    <FormItem label={label} aside={aside} hint={hint} error={error} count={count} footId={footId}>
      <View className={`field${tall ? ' field-tall' : ''}${error ? ' field-bad' : ''}${disabled ? ' field-off' : ''}`}>
        <Control
          id={name}
          label={label}
          initial={initial}
          kind={kind}
          placeholder={placeholder}
          disabled={disabled}
          invalid={Boolean(error)}
          describedBy={error || hint ? footId : undefined}
          onInput={typed}
          onBlur={onCommit}
          onConfirm={onCommit}
        />
      </View>
    </FormItem>
  )
}

interface DateFieldProps {
  name: string
  label: string
  kind?: 'date' | 'time'
  /** YYYY-MM-DD or HH:MM */
  value?: string
  /** How it is shown: “11 月 26 日（周四）”. */
  shown?: string
  start?: string
  end?: string
  hint?: string
  error?: string
  disabled?: boolean
  onChange: (value: string) => void
}

export function DateField({
  name,
  label,
  kind = 'date',
  value,
  shown,
  hint,
  error,
  onChange,
  ...limits
}: DateFieldProps) {
  const footId = `${name}-foot`
  return (
    <FormItem label={label} hint={hint} error={error} footId={footId}>
      <DateInput
        label={label}
        kind={kind}
        value={value}
        invalid={Boolean(error)}
        describedBy={error || hint ? footId : undefined}
        onChange={onChange}
        {...limits}
      >
        <View className={`field${error ? ' field-bad' : ''}${limits.disabled ? ' field-off' : ''}`}>
          <View className={`grow num${value ? '' : ' field-empty'}`}>
            {value ? (shown ?? value) : kind === 'date' ? words.pickDate : words.pickTime}
          </View>
          <Icon name="right" tone="note" size="s" />
        </View>
      </DateInput>
    </FormItem>
  )
}
