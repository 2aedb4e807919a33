import type { ReactNode } from 'react'
import { AskingFoot } from './asking.tsx'
import { Press, View } from './base.tsx'
import { CallDeskSign } from './desk.tsx'
import { Icon } from './icon.tsx'
import type { SheetProps } from './sheet-props.ts'
import { words } from './words.ts'

export function SheetHead({ title, over, note, onClose }: Pick<SheetProps, 'title' | 'over' | 'note' | 'onClose'>) {
  return (
    <View className="sheet-head">
      <View className="grow">
        {over && <View className="t-note num">{over}</View>}
        <View className="t-title" heading={2}>
          {title}
        </View>
        {note && <View className="t-note num">{note}</View>}
      </View>
      <CallDeskSign className="sheet-close sheet-call" />
      <Press className="sheet-close" label={words.close} onPress={onClose}>
        <Icon name="close" />
      </Press>
    </View>
  )
}

interface SheetFootProps {
  of: { isLast: boolean; next: () => void }
  children: ReactNode
}

/** The buttons of a sheet; in elder mode the way to the next question, while there is one. */
export function SheetFoot({ of, children }: SheetFootProps) {
  if (!children) return null
  return (
    <View className="sheet-foot">
      <AskingFoot of={of}>{children}</AskingFoot>
    </View>
  )
}
