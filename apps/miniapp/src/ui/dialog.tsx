import { View } from './base.tsx'
import type { DialogProps } from './dialog-props.ts'

/** Over everything, as large as the screen. */
export function Dialog({ className = '', label, children }: DialogProps) {
  return (
    <View className={`dialog ${className}`} role="group" label={label}>
      {children}
    </View>
  )
}
