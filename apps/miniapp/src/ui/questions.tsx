import { type ReactNode, useState } from 'react'
import { QuestionHead } from './asking.tsx'
import { View } from './base.tsx'

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
        <QuestionHead place={place} count={of.order.length} onBack={of.back}>
          <View className="t-title" heading={2}>
            {title}
          </View>
        </QuestionHead>
      )}
      {children}
    </View>
  )
}
