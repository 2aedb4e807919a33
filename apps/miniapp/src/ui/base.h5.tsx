import type { KeyboardEvent } from 'react'
import type { DateInputProps, ImgProps, PressProps, TextInputProps, TextProps, ViewProps } from './base-props.ts'

// Plain HTML: real buttons, inputs and headings, without Taro's web components.

export function View({ heading, label, hidden, ...rest }: ViewProps) {
  const Tag = heading ? (`h${heading}` as const) : 'div'
  return <Tag {...rest} aria-label={label} aria-hidden={hidden || undefined} />
}

export function Text({ selectable, ...rest }: TextProps) {
  return <span {...rest} data-selectable={selectable || undefined} />
}

export function Press({
  role,
  label,
  checked,
  expanded,
  disabled,
  describedBy,
  onPress,
  className = '',
  ...rest
}: PressProps) {
  const stateful = role === 'radio' || role === 'checkbox' || role === 'switch'
  const state = stateful ? { 'aria-checked': Boolean(checked) } : {}
  return (
    <button
      {...rest}
      {...state}
      className={`press ${className}`}
      type="button"
      role={role === 'button' ? undefined : role}
      aria-label={label}
      aria-expanded={expanded}
      aria-disabled={disabled || undefined}
      aria-describedby={describedBy}
      onClick={() => !disabled && onPress()}
    />
  )
}

export function Img({ src, alt, className, mode = 'aspectFill', onError }: ImgProps) {
  const fit = { objectFit: mode === 'aspectFill' ? 'cover' : 'contain' } as const
  return <img src={src} alt={alt} className={className} style={fit} loading="lazy" onError={onError} />
}

const inputModes = { text: undefined, number: 'numeric', digit: 'decimal', tel: 'tel' } as const

/** What input and textarea have in common. */
function typed({ id, label, initial, maxLength, placeholder, disabled, invalid, describedBy, ...on }: TextInputProps) {
  return {
    id,
    'aria-label': label,
    defaultValue: initial,
    maxLength,
    placeholder,
    disabled,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    onInput: (event: { currentTarget: { value: string } }) => on.onInput?.(event.currentTarget.value),
    onBlur: (event: { currentTarget: { value: string } }) => on.onBlur?.(event.currentTarget.value),
  }
}

export function TextInput({ kind = 'text', className = 'field-input', onConfirm, ...rest }: TextInputProps) {
  // Enter that ends a Chinese composition chooses a word; it does not confirm the field.
  const confirm = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.(event.currentTarget.value)
  }
  const type = kind === 'tel' ? 'tel' : 'text'
  return (
    <input
      {...typed(rest)}
      className={`typed ${className}`}
      type={type}
      inputMode={inputModes[kind]}
      onKeyDown={confirm}
    />
  )
}

function grow(area: HTMLTextAreaElement | null) {
  if (!area) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}

export function TextArea({ className = 'field-input field-area', ...rest }: TextInputProps) {
  const { onInput, ...common } = typed(rest)
  return (
    <textarea
      {...common}
      ref={grow}
      className={`typed ${className}`}
      onInput={(event) => {
        grow(event.currentTarget)
        onInput(event)
      }}
    />
  )
}

export function DateInput({
  label,
  kind = 'date',
  value,
  start,
  end,
  disabled,
  invalid,
  describedBy,
  onChange,
  children,
}: DateInputProps) {
  return (
    <div className="date-input">
      {children}
      <input
        className="date-picker"
        type={kind}
        aria-label={label}
        value={value ?? ''}
        min={start}
        max={end}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onClick={(event) => event.currentTarget.showPicker?.()}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
