import {
  Image as TaroImage,
  Input as TaroInput,
  Picker as TaroPicker,
  Text as TaroText,
  Textarea as TaroTextarea,
  View as TaroView,
} from '@tarojs/components'
import { onServer } from '../platform/on-server.ts'
import type { DateInputProps, ImgProps, PressProps, TextInputProps, TextProps, ViewProps } from './base-props.ts'

// The mini-program's elements; base.h5.tsx draws the same with plain HTML.
// Taro's types and templates know no aria attributes; config/weapp-aria.ts adds these.
const aria = (attributes: Record<string, string | boolean | undefined>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))

export function View({ role, label, hidden, heading, ...rest }: ViewProps) {
  const said = { 'aria-role': heading ? 'heading' : role, 'aria-label': label, 'aria-hidden': hidden }
  return <TaroView {...rest} {...aria(said)} />
}

export function Text(props: TextProps) {
  return <TaroText {...props} />
}

export function Press({ className = '', role, label, checked, disabled, onPress, children, id, style }: PressProps) {
  const said = {
    'aria-role': role ?? 'button',
    'aria-label': label,
    'aria-checked': checked,
    'aria-disabled': disabled,
  }
  return (
    <TaroView
      id={id}
      className={className}
      style={style}
      hoverClass={disabled ? 'none' : 'press-down'}
      hoverStayTime={80}
      onClick={() => !disabled && onPress()}
      {...aria(said)}
    >
      {children}
    </TaroView>
  )
}

export function Img({ src, alt, className, mode = 'aspectFill', onError }: ImgProps) {
  const said = aria({ 'aria-label': alt || undefined })
  return <TaroImage src={onServer(src)} className={className} mode={mode} lazyLoad onError={onError} {...said} />
}

export function TextInput({ id, label, initial, kind = 'text', className = 'field-input', ...rest }: TextInputProps) {
  return (
    <TaroInput
      id={id}
      className={className}
      defaultValue={initial}
      type={kind === 'tel' ? 'number' : kind}
      maxlength={rest.maxLength ?? -1}
      placeholder={rest.placeholder}
      placeholderClass="field-hint"
      disabled={rest.disabled}
      cursorSpacing={24}
      onInput={(event) => rest.onInput?.(event.detail.value)}
      onBlur={(event) => rest.onBlur?.(event.detail.value)}
      onConfirm={(event) => rest.onConfirm?.(event.detail.value)}
      {...aria({ 'aria-label': label })}
    />
  )
}

export function TextArea({ id, label, initial, className = 'field-input field-area', ...rest }: TextInputProps) {
  return (
    <TaroTextarea
      id={id}
      className={className}
      defaultValue={initial}
      maxlength={rest.maxLength ?? -1}
      placeholder={rest.placeholder}
      placeholderClass="field-hint"
      disabled={rest.disabled}
      autoHeight
      disableDefaultPadding
      cursorSpacing={96}
      onInput={(event) => rest.onInput?.(event.detail.value)}
      onBlur={(event) => rest.onBlur?.(event.detail.value)}
      {...aria({ 'aria-label': label })}
    />
  )
}

export function DateInput({
  kind = 'date',
  label,
  value = '',
  start,
  end,
  disabled,
  onChange,
  children,
}: DateInputProps) {
  const common = { value, start, end, disabled, children, ...aria({ 'aria-label': label }) }
  const picked = (event: { detail: { value: string } }) => onChange(event.detail.value)
  return kind === 'date' ? (
    <TaroPicker mode="date" {...common} onChange={picked} />
  ) : (
    <TaroPicker mode="time" {...common} onChange={picked} />
  )
}
