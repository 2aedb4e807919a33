import type { ReactNode } from 'react'
import { Press, View } from './base.tsx'
import { Icon, type IconName } from './icon.tsx'

interface ListRowProps {
  title: string
  note?: ReactNode
  icon?: IconName
  /** Left: a PartySquare, a Thumb. */
  lead?: ReactNode
  /** Right: a ClockChip, a word. */
  aside?: ReactNode
  /** Below the words: a ClockChip that is too long for the right. */
  below?: ReactNode
  /** Light title, for rows that only inform. */
  plain?: boolean
  onPress?: () => void
}

/** Stands in a Card with inner="flush". */
export function ListRow({ title, note, icon, lead, aside, below, plain = false, onPress }: ListRowProps) {
  const body = (
    <>
      {lead ?? (icon && <Icon name={icon} />)}
      <View className={`grow${lead || icon ? ' ml3' : ''}`}>
        <View className={`t-body${plain ? '' : ' strong'}`}>{title}</View>
        {note && <View className="t-note num">{note}</View>}
        {below}
      </View>
      {typeof aside === 'string' ? <View className="t-note num ml2">{aside}</View> : aside}
      {onPress && <Icon name="right" tone="note" className="row-go" />}
    </>
  )
  if (!onPress) return <View className="row">{body}</View>
  return (
    <Press className="row" onPress={onPress}>
      {body}
    </Press>
  )
}

interface CountRowProps {
  title: string
  note?: string
  count: number
  /** A ClockChip. */
  aside?: ReactNode
  onPress: () => void
}

/** A counted queue of the workbench. */
export function CountRow({ title, note, count, aside, onPress }: CountRowProps) {
  const number = (
    <>
      {aside}
      <View className={`row-num${count === 0 ? ' row-num-none' : ''}`}>{count}</View>
    </>
  )
  return <ListRow title={title} note={note} aside={number} onPress={onPress} />
}

export interface Fact {
  name: string
  text: string
}

interface FactsProps {
  of: readonly Fact[]
  /** Long names, short texts. */
  wide?: boolean
}

/** What is to be known, name by name; the text below its name in elder mode. */
export function Facts({ of, wide = false }: FactsProps) {
  return (
    <View className={wide ? 'facts-wide' : ''}>
      {of.map(({ name, text }) => (
        <View key={name} className="fact">
          <View className="fact-name">{name}</View>
          <View className="fact-text">{text}</View>
        </View>
      ))}
    </View>
  )
}
