import { createContext, useContext } from 'react'
import { callPhone } from '../platform/phone.ts'
import { Press, View } from './base.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

/** Number of the duty desk; given by Page, unknown until it is read. */
export const DeskPhone = createContext<string | undefined>(undefined)

interface CallDeskProps {
  /** As wide as its word: beside another button. */
  narrow?: boolean
  className?: string
}

/** In elder mode the duty desk is always one tap away; otherwise nothing. */
export function CallDesk({ narrow = false, className = '' }: CallDeskProps) {
  const phone = useContext(DeskPhone)
  if (!phone) return null
  return (
    <Button
      text={narrow ? words.call : words.callDuty}
      label={narrow ? words.callShort : undefined}
      icon="phone"
      className={`elder-only ${narrow ? 'dock-narrow' : ''} ${className}`}
      onPress={() => callPhone(phone)}
    />
  )
}

/** The same where there is room for its sign alone. */
export function CallDeskSign({ className }: { className: string }) {
  const phone = useContext(DeskPhone)
  if (!phone) return null
  return (
    <Press className={`elder-only ${className}`} label={words.callDuty} onPress={() => callPhone(phone)}>
      <Icon name="phone" />
    </Press>
  )
}

/** The bottom of a page that has no acts of its own. */
export function CallDock({ tab = false }: { tab?: boolean }) {
  if (!useContext(DeskPhone)) return null
  return (
    <View className={`elder-only dock${tab ? ' dock-tab' : ''}`}>
      <CallDesk />
    </View>
  )
}
