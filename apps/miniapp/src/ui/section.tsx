import type { ReactNode } from 'react'
import { View } from './base.tsx'

interface SectionProps {
  title?: string
  /** Right of the title: a note or a TextLink. */
  aside?: ReactNode
  /** Folded away in elder mode. */
  more?: boolean
  children: ReactNode
}

/** A block of the page with its name. */
export function Section({ title, aside, more = false, children }: SectionProps) {
  return (
    <View className={`block${more ? ' more-block' : ''}`}>
      {title && (
        <View className="block-head">
          <View className="t-head grow" heading={2}>
            {title}
          </View>
          {typeof aside === 'string' ? <View className="t-note num">{aside}</View> : aside}
        </View>
      )}
      {children}
    </View>
  )
}

interface TabHeaderProps {
  title: string
  note?: string
  /** A low button at the right. */
  action?: ReactNode
}

/** Top of a tab page: where am I. */
export function TabHeader({ title, note, action }: TabHeaderProps) {
  return (
    <View className="tab-head">
      <View className="grow">
        <View className="t-title" heading={2}>
          {title}
        </View>
        {note && (
          <View className="t-note num">
            <Phrases of={note.split('·')} between="·" />
          </View>
        )}
      </View>
      {action}
    </View>
  )
}

interface PhrasesProps {
  /** Lines break between phrases, never inside one. */
  of: readonly string[]
  /** Stands after each but the last. */
  between?: string
}

export function Phrases({ of, between = '' }: PhrasesProps) {
  return (
    <>
      {of.map((phrase, place) => (
        <View key={phrase} className="ph">
          {place < of.length - 1 ? `${phrase}${between}` : phrase}
        </View>
      ))}
    </>
  )
}
