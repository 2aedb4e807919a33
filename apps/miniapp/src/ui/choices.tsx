import type { ReactNode } from 'react'
import { Press, Text, View } from './base.tsx'
import { Icon } from './icon.tsx'

export interface Choice<V extends string> {
  value: V
  label: string
  /** Its meaning, below. */
  note?: string
  /** Left of the label: a PartySquare. */
  lead?: ReactNode
  disabled?: boolean
}

interface ChipProps {
  text: string
  on?: boolean
  disabled?: boolean
  /** `radio` inside one-of-several, `checkbox` inside several-of-several. */
  role?: 'radio' | 'checkbox' | 'button'
  className?: string
  onPress: () => void
}

export function Chip({ text, on = false, disabled, role = 'checkbox', className = '', onPress }: ChipProps) {
  const look = `chip${on ? ' chip-on' : ''}${disabled ? ' chip-off' : ''} ${className}`
  return (
    <Press className={look} role={role} checked={on} disabled={disabled} onPress={onPress}>
      {on && <Icon name="check" tone="white" size="s" gap />}
      <Text>{text}</Text>
    </Press>
  )
}

interface OneOfProps<V extends string> {
  /** Spoken name of the group. */
  label: string
  choices: readonly Choice<V>[]
  value?: V
  onChange: (value: V) => void
}

interface ChipsProps<V extends string> extends OneOfProps<V> {
  /** All in one line, equally wide. */
  even?: boolean
}

/** One of several, as chips. */
export function Chips<V extends string>({ label, choices, value, onChange, even = false }: ChipsProps<V>) {
  return (
    <View className={`chips${even ? ' chips-even' : ''}`} role="radiogroup" label={label}>
      {choices.map((choice) => (
        <Chip
          key={choice.value}
          text={choice.label}
          role="radio"
          on={choice.value === value}
          disabled={choice.disabled}
          onPress={() => onChange(choice.value)}
        />
      ))}
    </View>
  )
}

interface PickProps<V extends string> {
  choice: Choice<V>
  role: 'radio' | 'checkbox'
  on: boolean
  onPress: () => void
}

function Pick<V extends string>({ choice, role, on, onPress }: PickProps<V>) {
  const look = `pick${on ? ' pick-on' : ''}${choice.disabled ? ' pick-off' : ''}`
  return (
    <Press className={look} role={role} checked={on} disabled={choice.disabled} onPress={onPress}>
      {choice.lead}
      <View className={`grow${choice.lead ? ' ml3' : ''}`}>
        <View className={`t-body${on ? ' strong' : ''}`}>{choice.label}</View>
        {choice.note && <View className="t-note num">{choice.note}</View>}
      </View>
      <View className="pick-mark">{on && <Icon name="check" tone="white" />}</View>
    </Press>
  )
}

/** One of several, each with its meaning. */
export function RadioList<V extends string>({ label, choices, value, onChange }: OneOfProps<V>) {
  return (
    <View role="radiogroup" label={label}>
      {choices.map((choice) => (
        <Pick
          key={choice.value}
          choice={choice}
          role="radio"
          on={choice.value === value}
          onPress={() => onChange(choice.value)}
        />
      ))}
    </View>
  )
}

interface CheckListProps<V extends string> {
  label: string
  choices: readonly Choice<V>[]
  values: readonly V[]
  onChange: (values: V[]) => void
}

/** Any number of several. */
export function CheckList<V extends string>({ label, choices, values, onChange }: CheckListProps<V>) {
  const toggle = (value: V) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  return (
    <View role="group" label={label}>
      {choices.map((choice) => (
        <Pick
          key={choice.value}
          choice={choice}
          role="checkbox"
          on={values.includes(choice.value)}
          onPress={() => toggle(choice.value)}
        />
      ))}
    </View>
  )
}

interface CheckboxRowProps {
  text: string
  note?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** One sentence to agree to. */
export function CheckboxRow({ text, note, checked, disabled, onChange }: CheckboxRowProps) {
  return (
    <Press
      className={`pick pick-plain${checked ? ' pick-on' : ''}`}
      role="checkbox"
      checked={checked}
      disabled={disabled}
      onPress={() => onChange(!checked)}
    >
      <View className="pick-mark pick-box">{checked && <Icon name="check" tone="white" />}</View>
      <View className="grow">
        <View className="t-body">{text}</View>
        {note && <View className="t-note">{note}</View>}
      </View>
    </Press>
  )
}

interface RatingProps {
  label: string
  /** Five words, from worst to best. Words, not stars: nobody has to count. */
  levels: readonly [string, string, string, string, string]
  /** 1 to 5. */
  value?: number
  onChange: (level: number) => void
}

/** Best first: that is where most thumbs go. */
export function Rating({ label, levels, value, onChange }: RatingProps) {
  const choices = levels.map((word, place) => ({ value: String(place + 1), label: word })).reverse()
  const chosen = value === undefined ? undefined : String(value)
  return <RadioList label={label} choices={choices} value={chosen} onChange={(level) => onChange(Number(level))} />
}
