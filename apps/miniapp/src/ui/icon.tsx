import { View } from './base.tsx'
import type { IconName } from './icon-bodies.ts'

export type { IconName } from './icon-bodies.ts'

/** Ink colours by name; `white` lies on a solid ground. */
export type Tone = 'ink' | 'note' | 'white' | 'whistle' | 'ok' | 'half' | 'late'

interface IconProps {
  name: IconName
  tone?: Tone
  size?: 'l' | 'm' | 's' | 'xs'
  /** Room to the word after it. */
  gap?: boolean
  className?: string
}

/** Always beside its word, so never read out. Its picture is a mask (icons.css), its colour the ground behind it. */
export function Icon({ name, tone = 'ink', size = 'm', gap = false, className }: IconProps) {
  const classes = [
    `icon icon-${name}`,
    tone !== 'ink' && `tone-${tone}`,
    size !== 'm' && `icon-${size}`,
    gap && 'icon-gap',
    className,
  ]
  return <View hidden className={classes.filter(Boolean).join(' ')} />
}
