import type { ReactNode } from 'react'
import { Press, View } from './base.tsx'
import { Icon } from './icon.tsx'

interface FoldProps {
  title: string
  note?: ReactNode
  /** Right of the title: a ClockChip, a word. */
  aside?: ReactNode
  open: boolean
  onToggle: () => void
  children: ReactNode
}

/** A part that opens under its title; stands in a Card with inner="flush". */
export function Fold({ title, note, aside, open, onToggle, children }: FoldProps) {
  return (
    <View className="fold">
      <Press className="row" expanded={open} onPress={onToggle}>
        <View className="grow">
          <View className="t-body strong">{title}</View>
          {note && <View className="t-note num">{note}</View>}
        </View>
        {typeof aside === 'string' ? <View className="t-note num ml2">{aside}</View> : aside}
        <Icon name="right" tone="note" className={open ? 'row-go row-open' : 'row-go'} />
      </Press>
      {open && <View className="fold-body">{children}</View>}
    </View>
  )
}
