import type { ReactNode } from 'react'
import { Press, View } from './base.tsx'

interface CardProps {
  /** `you`: waits on the viewer. */
  tone?: 'you'
  /** `flush`: rows or photos reach the edge. `list`: rows bring their own room above and below. */
  inner?: 'flush' | 'list'
  /** The whole card opens something; then it must hold no other button. */
  onPress?: () => void
  className?: string
  children: ReactNode
}

/** A sheet pinned to the wall. */
export function Card({ tone, inner, onPress, className = '', children }: CardProps) {
  const look = `card${tone ? ` card-${tone}` : ''}${inner ? ` card-${inner}` : ''} ${className}`
  if (!onPress) return <View className={look}>{children}</View>
  return (
    <Press className={`${look} card-link`} onPress={onPress}>
      {children}
    </Press>
  )
}
