import type { ReactNode } from 'react'
import { callPhone } from '../platform/phone.ts'
import { View } from './base.tsx'
import { Button, type ButtonProps, Reason } from './button.tsx'
import { words } from './words.ts'

export interface BarAction extends Omit<ButtonProps, 'low' | 'reason' | 'className'> {
  key: string
  /** Why it is disabled; the bar shows one reason as a line above. */
  reason?: string
  /** As wide as its word. */
  narrow?: boolean
  /** Shown in elder mode alone. */
  elderOnly?: boolean
}

interface ActionBarProps {
  /** Left to right; the deciding act last, under the right thumb. */
  actions: BarAction[]
  /** On a tab page. */
  tab?: boolean
  /** A line above: a note, a TextLink. Stands in place of the reason. */
  above?: ReactNode
}

/** The page's acts at its bottom. */
export function ActionBar({ actions, tab = false, above }: ActionBarProps) {
  const reason = actions.find((action) => action.disabled && action.reason)?.reason
  return (
    <View className={`dock${tab ? ' dock-tab' : ''}`}>
      {above ?? (reason && <Reason text={reason} />)}
      <View className="dock-acts">
        {actions.map(({ key, narrow, elderOnly, reason: _shownAbove, ...action }) => (
          <Button key={key} {...action} className={`${narrow ? 'dock-narrow' : ''}${elderOnly ? ' elder-only' : ''}`} />
        ))}
      </View>
    </View>
  )
}

interface CallDockProps {
  /** Number of the duty desk. */
  phone: string
  tab?: boolean
}

/** In elder mode the duty desk is always one tap away; otherwise nothing. */
export function CallDock({ phone, tab = false }: CallDockProps) {
  return (
    <View className={`elder-only dock${tab ? ' dock-tab' : ''}`}>
      <Button text={words.callDuty} icon="phone" onPress={() => callPhone(phone)} />
    </View>
  )
}

/** Two buttons of equal weight: side by side, stacked in elder mode. */
export function Pair({ children }: { children: ReactNode }) {
  return <View className="pair">{children}</View>
}
