import type { ReactNode } from 'react'
import { View } from './base.tsx'
import { Button, type ButtonProps, Reason } from './button.tsx'
import { CallDesk } from './desk.tsx'
import { words } from './words.ts'

export interface BarAction extends Omit<ButtonProps, 'low' | 'reason' | 'className'> {
  key: string
  /** Why it is disabled; the bar shows one reason as a line above. */
  reason?: string
  /** As wide as its word. */
  narrow?: boolean
}

interface ActionBarProps {
  /** Left to right; the deciding act last, under the right thumb. */
  actions: BarAction[]
  /** On a tab page. */
  tab?: boolean
  /** Of the form above: while there are more, elder mode shows the way to the next in place of the acts. */
  questions?: { isLast: boolean; next: () => void }
  /** A line above: a note, a TextLink. Stands in place of the reason. */
  above?: ReactNode
}

/** The page's acts at its bottom; in elder mode with the duty desk beside them. */
export function ActionBar({ actions, tab = false, questions, above }: ActionBarProps) {
  const asking = questions && !questions.isLast
  const reason = actions.find((action) => action.disabled && action.reason)?.reason
  return (
    <View className={`dock${tab ? ' dock-tab' : ''}`}>
      {above ?? (reason && <Reason text={reason} />)}
      <View className="dock-acts">
        <CallDesk narrow />
        {asking && <Button text={words.questionNext} kind="primary" className="elder-only" onPress={questions.next} />}
        {actions.map(({ key, narrow, reason: _shownAbove, ...action }) => (
          <Button key={key} {...action} className={`${narrow ? 'dock-narrow' : ''}${asking ? ' more' : ''}`} />
        ))}
      </View>
    </View>
  )
}

/** Two buttons of equal weight: side by side, stacked in elder mode. */
export function Pair({ children }: { children: ReactNode }) {
  return <View className="pair">{children}</View>
}
