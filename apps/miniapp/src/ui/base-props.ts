import type { CSSProperties, ReactNode } from 'react'

/** Roles the kit uses; on H5 they become real elements or `role`, in the mini-program `aria-role`. */
export type Role = 'main' | 'group' | 'radiogroup' | 'status' | 'alert' | 'list' | 'listitem' | 'img' | 'progressbar'

export interface ViewProps {
  id?: string
  className?: string
  style?: CSSProperties
  role?: Role
  label?: string
  /** Kept from screen readers: decoration whose word stands beside it. */
  hidden?: boolean
  /** Heading level; H5 draws h1 to h3. */
  heading?: 1 | 2 | 3
  children?: ReactNode
}

export interface TextProps {
  id?: string
  className?: string
  /** May be marked and copied (case numbers). */
  selectable?: boolean
  children?: ReactNode
}

export interface PressProps {
  id?: string
  className?: string
  style?: CSSProperties
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch'
  /** Spoken name, when the children's text does not say it. */
  label?: string
  checked?: boolean
  expanded?: boolean
  /** Looks pressed down, does nothing; still reachable, so that its reason can be read out. */
  disabled?: boolean
  /** Id of the element that says why it is disabled. */
  describedBy?: string
  onPress: () => void
  children?: ReactNode
}

export interface ImgProps {
  src: string
  /** What the picture shows; empty for decoration. */
  alt: string
  className?: string
  mode?: 'aspectFill' | 'aspectFit'
  onError?: () => void
}

export interface TextInputProps {
  id?: string
  label: string
  className?: string
  /** Uncontrolled: read once. Change `key` to set it anew. */
  initial?: string
  kind?: 'text' | 'number' | 'digit' | 'tel'
  maxLength?: number
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  describedBy?: string
  onInput?: (value: string) => void
  onBlur?: (value: string) => void
  onConfirm?: (value: string) => void
}

export interface DateInputProps {
  label: string
  /** A day, or a time of the day; default: a day. */
  kind?: 'date' | 'time'
  /** YYYY-MM-DD or HH:MM */
  value?: string
  /** First and last that may be picked. */
  start?: string
  end?: string
  disabled?: boolean
  invalid?: boolean
  describedBy?: string
  onChange: (value: string) => void
  /** What is seen; the picker lies behind it. */
  children: ReactNode
}
