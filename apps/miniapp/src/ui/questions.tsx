import { type ReactNode, useState } from 'react'
import { View } from './base.tsx'
import { TextLink } from './button.tsx'
import { words } from './words.ts'

/** Which question of a form is asked; in elder mode they come one at a time, otherwise all stand below one another. */
export function useQuestions<K extends string>(order: readonly K[]) {
  const [at, go] = useState(0)
  return {
    order,
    at,
    isLast: at >= order.length - 1,
    next: () => go(Math.min(at + 1, order.length - 1)),
    back: () => go(Math.max(at - 1, 0)),
    /** Back to where something is wrong. */
    ask: (key: K) => go(Math.max(order.indexOf(key), 0)),
    restart: () => go(0),
  }
}

interface QuestionProps<K extends string> {
  of: ReturnType<typeof useQuestions<K>>
  name: K
  /** Said in elder mode, where it stands alone. */
  title: string
  children: ReactNode
}

/** One question of a form. */
export function Question<K extends string>({ of, name, title, children }: QuestionProps<K>) {
  const place = of.order.indexOf(name)
  const now = place === of.at
  return (
    <View className={now ? '' : 'question-later'}>
      {now && (
        <View className="elder-only question-head">
          <View className="grow">
            <View className="t-note num" role="status">
              {words.question(place + 1, of.order.length)}
            </View>
            <View className="t-title" heading={2}>
              {title}
            </View>
          </View>
          {place > 0 && <TextLink text={words.questionBefore} onPress={of.back} />}
        </View>
      )}
      {children}
    </View>
  )
}
