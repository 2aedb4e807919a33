import type { ReactNode } from 'react'
import { Press, View } from './base.tsx'
import { Button, type ButtonProps } from './button.tsx'
import { Card } from './card.tsx'
import { Icon, type IconName, type Tone } from './icon.tsx'
import { words } from './words.ts'

/** offline is not an error: nothing failed, it waits. */
export type NoticeKind = 'info' | 'warn' | 'error' | 'offline'

const noticeLooks: Record<NoticeKind, { icon: IconName; tone: Tone; look: string }> = {
  info: { icon: 'eye', tone: 'ink', look: '' },
  warn: { icon: 'clock', tone: 'half', look: 'notice-half' },
  error: { icon: 'warn', tone: 'late', look: 'notice-late' },
  offline: { icon: 'off', tone: 'ink', look: '' },
}

interface NoticeProps {
  kind?: NoticeKind
  title: string
  /** What was kept, what to do. */
  text?: ReactNode
  icon?: IconName
  /** The whole notice is pressed. */
  onPress?: () => void
  className?: string
}

export function Notice({ kind = 'info', title, text, icon, onPress, className = '' }: NoticeProps) {
  const { icon: own, tone, look } = noticeLooks[kind]
  const body = (
    <>
      <Icon name={icon ?? own} tone={tone} gap />
      <View className="grow">
        <View className="notice-title">{title}</View>
        {text && <View>{text}</View>}
      </View>
    </>
  )
  const classes = `notice ${look} ${className}`
  if (onPress) {
    return (
      <Press className={classes} onPress={onPress}>
        {body}
      </Press>
    )
  }
  return (
    <View className={classes} role={kind === 'error' ? 'alert' : 'status'}>
      {body}
    </View>
  )
}

/** Grey lines where text will stand; `cards` of them. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <View role="status" label={words.loading}>
      {Array.from({ length: cards }, (_, place) => `bone-${place}`).map((key) => (
        <View key={key} className="card" hidden>
          <View className="bone bone-short" />
          <View className="bone bone-long" />
          <View className="bone" />
        </View>
      ))}
    </View>
  )
}

interface EmptyStateProps {
  title: string
  /** What to do next. */
  text?: string
  icon?: IconName
  action?: Pick<ButtonProps, 'text' | 'kind' | 'icon' | 'onPress'>
}

export function EmptyState({ title, text, icon = 'whistle', action }: EmptyStateProps) {
  return (
    <Card className="empty">
      <Icon name={icon} tone="note" size="l" />
      <View className="t-head mt3">{title}</View>
      {text && <View className="t-note mt1">{text}</View>}
      {action && <Button {...action} />}
    </Card>
  )
}

interface ErrorStateProps {
  /** What happened. */
  title: string
  /** What was kept, what to do. */
  text?: string
  icon?: IconName
  retrying?: boolean
  onRetry?: () => void
}

export function ErrorState({ title, text, icon = 'warn', retrying, onRetry }: ErrorStateProps) {
  return (
    <View className="card empty" role="alert">
      <Icon name={icon} tone="note" size="l" />
      <View className="t-head mt3">{title}</View>
      {text && <View className="t-note mt1">{text}</View>}
      {onRetry && <Button text={words.retry} icon="refresh" loading={retrying} onPress={onRetry} />}
    </View>
  )
}
