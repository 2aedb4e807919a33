import { Press, Text, View } from './base.tsx'
import { Icon, type IconName, type Tone } from './icon.tsx'
import { words } from './words.ts'

/**
 * whistle: the one act that waits on the viewer, at most one on a screen. primary: decides. outline: everything else.
 * you: soft, waits on the viewer. danger: takes something back. quiet: no edge.
 */
export type ButtonKind = 'whistle' | 'primary' | 'outline' | 'you' | 'danger' | 'quiet'

export interface ButtonProps {
  /** A verb; says what happens. */
  text: string
  kind?: ButtonKind
  icon?: IconName
  /** Colour of the icon, where it differs from the text's. */
  iconTone?: Tone
  /** 44 px, as wide as its word: inside a row. */
  low?: boolean
  loading?: boolean
  disabled?: boolean
  /** Why it is disabled; stands as one line below. */
  reason?: string
  /** Spoken name, when the word needs its place (“打电话给物业”). */
  label?: string
  className?: string
  onPress: () => void
}

const tones: Record<ButtonKind, Tone> = {
  whistle: 'white',
  primary: 'white',
  outline: 'ink',
  you: 'whistle',
  danger: 'late',
  quiet: 'ink',
}

export function Button(props: ButtonProps) {
  const {
    text,
    kind = 'outline',
    icon,
    iconTone,
    low,
    loading,
    disabled,
    reason,
    label,
    className = '',
    onPress,
  } = props
  const off = disabled || loading
  const look = `btn${kind === 'outline' ? '' : ` btn-${kind}`}${low ? ' btn-low' : ''}${disabled ? ' btn-off' : ''}`
  const button = (
    <Press className={`${look} ${className}`} label={label} disabled={off} onPress={onPress}>
      {icon && <Icon name={icon} tone={disabled ? 'note' : (iconTone ?? tones[kind])} gap />}
      <Text>{loading ? `${words.working}…` : text}</Text>
    </Press>
  )
  if (!reason) return button
  return (
    <View>
      {button}
      <Reason text={reason} />
    </View>
  )
}

/** Why something cannot be done now. */
export function Reason({ text }: { text: string }) {
  return (
    <View className="reason">
      <Icon name="lock" tone="note" size="s" gap />
      <View className="grow">{text}</View>
    </View>
  )
}

interface TextLinkProps {
  text: string
  /** Spoken name, when the word needs its place. */
  label?: string
  className?: string
  onPress: () => void
}

/** Underlined, with a full target. */
export function TextLink({ text, label, className = '', onPress }: TextLinkProps) {
  return (
    <Press className={`link ${className}`} label={label} role="link" onPress={onPress}>
      <Text>{text}</Text>
    </Press>
  )
}
