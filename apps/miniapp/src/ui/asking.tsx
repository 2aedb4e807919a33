import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Asked, backTo, joined, left, moved, NOTHING_ASKED } from './asking.model.ts'
import { View } from './base.tsx'
import { Button, TextLink } from './button.tsx'
import { words } from './words.ts'

interface Asking {
  asked: Asked
  join: (id: string) => () => void
  /** A part of a question is wrong, or no longer. */
  judge: (part: string, question: string, wrong: boolean) => void
  back: () => void
}

/** `within`: the question that one stands in already. */
const AskingOf = createContext<{ asking: Asking; within?: string } | null>(null)

/** The questions of one form: in elder mode they come one at a time, otherwise all stand below one another. */
export function useAsking() {
  const [asked, set] = useState(NOTHING_ASKED)
  const together = useRef(0)
  const wrong = useRef(new Map<string, string>())
  // what is drawn after this was not drawn together with what came before
  useEffect(() => {
    together.current = 0
  })
  const acts = useMemo(
    () => ({
      join: (id: string) => {
        const nth = together.current++
        set((before) => joined(before, id, nth))
        return () => set((before) => left(before, id))
      },
      judge: (part: string, question: string, isWrong: boolean) => {
        if (isWrong === wrong.current.has(part)) return
        if (isWrong) wrong.current.set(part, question)
        else wrong.current.delete(part)
        if (isWrong) set((before) => backTo(before, new Set(wrong.current.values())))
      },
      back: () => set((before) => moved(before, -1)),
      next: () => set((before) => moved(before, 1)),
    }),
    [],
  )
  return useMemo(() => {
    const isLast = asked.order.length < 2 || asked.at === asked.order[asked.order.length - 1]
    return { ...acts, asked, isLast }
  }, [acts, asked])
}

/** Where the questions of a form stand. */
export function Asks({ of, children }: { of: Asking; children: ReactNode }) {
  const value = useMemo(() => ({ asking: of }), [of])
  return <AskingOf.Provider value={value}>{children}</AskingOf.Provider>
}

interface QuestionHeadProps {
  place: number
  count: number
  onBack: () => void
  /** Where the question has no label of its own. */
  children?: ReactNode
}

/** Which of how many is asked, and the way back; in elder mode only. */
export function QuestionHead({ place, count, onBack, children }: QuestionHeadProps) {
  return (
    <View className="elder-only question-head">
      <View className="grow">
        <View className="t-note num" role="status">
          {words.question(place + 1, count)}
        </View>
        {children}
      </View>
      {place > 0 && <TextLink text={words.questionBefore} onPress={onBack} />}
    </View>
  )
}

interface OneQuestionProps {
  className?: string
  /** What is wrong with the answer. */
  wrong?: boolean
  children: ReactNode
}

/** One question of the form around it; what stands in it belongs to it. Outside a form just what it holds. */
export function OneQuestion({ className = '', wrong = false, children }: OneQuestionProps) {
  const around = useContext(AskingOf)
  const id = useId()
  const { join, judge, back, asked = NOTHING_ASKED } = around?.asking ?? {}
  const within = around?.within
  useEffect(() => (within === undefined ? join?.(id) : undefined), [join, id, within])
  useEffect(() => {
    judge?.(id, within ?? id, wrong)
    return () => judge?.(id, within ?? id, false)
  }, [judge, id, within, wrong])
  const inside = useMemo(() => around && { asking: around.asking, within: within ?? id }, [around, within, id])
  const place = within === undefined ? asked.order.indexOf(id) : -1
  const now = place < 0 || asked.at === id
  return (
    <View className={now ? className : `${className} question-later`}>
      {back && place >= 0 && now && asked.order.length > 1 && (
        <QuestionHead place={place} count={asked.order.length} onBack={back} />
      )}
      <AskingOf.Provider value={inside}>{children}</AskingOf.Provider>
    </View>
  )
}

interface AskingFootProps {
  of: { isLast: boolean; next: () => void }
  /** What is done with the answers. */
  children: ReactNode
}

/**
 * While there are more questions, elder mode shows the way to the next in place of what is done with the answers. What is
 * done with them stays where it is drawn: drawn anew, it would miss a tap under way.
 */
export function AskingFoot({ of, children }: AskingFootProps) {
  return (
    <>
      {!of.isLast && <Button text={words.questionNext} kind="primary" className="elder-only" onPress={of.next} />}
      <View className={of.isLast ? '' : 'more-block'}>{children}</View>
    </>
  )
}

interface FormProps {
  /** Its button, and what went wrong. */
  foot: ReactNode
  children: ReactNode
}

/** A form on a page. */
export function Form({ foot, children }: FormProps) {
  const asking = useAsking()
  return (
    <>
      <Asks of={asking}>{children}</Asks>
      <AskingFoot of={asking}>{foot}</AskingFoot>
    </>
  )
}
