import type { Obligations } from '@juwuye/types'
import { useRef } from 'react'
import { Field, FormItem, Notice, RadioList } from '../../ui/index.ts'
import { choiceNote, type LeavingDraft } from './members.model.ts'

const PAUSE = 300

interface ChooseSuccessorProps {
  obligations: Obligations
  draft: LeavingDraft
  error?: string
  /** A part of a name is being looked for. */
  searching: boolean
  onSearch: (words: string) => void
  onChange: (successorId: string) => void
}

/** Who takes over: colleagues, or whoever may be made the same. */
export function ChooseSuccessor({ obligations, draft, error, searching, onSearch, onChange }: ChooseSuccessorProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const { candidates, moreCandidates, mustName } = obligations
  const people = candidates.map((choice) => ({
    value: choice.personId,
    label: choice.name,
    note: choiceNote(choice, obligations),
  }))
  const choices = mustName ? people : [...people, { value: 'nobody', label: '不用人接手' }]
  const typed = (words: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(words), PAUSE)
  }
  return (
    <>
      {(moreCandidates || searching) && (
        <Field name="successor-words" label="找一位" placeholder="名字里的一两个字" onInput={typed} />
      )}
      <FormItem
        label="谁来接手"
        error={error}
        hint={moreCandidates ? '人多，先列一部分，写名字能找到别的人' : undefined}
      >
        {choices.length > 0 ? (
          <RadioList label="谁来接手" choices={choices} value={draft.successorId} onChange={onChange} />
        ) : (
          <Notice title="没有叫这个名字的" text="换个字试试" />
        )}
      </FormItem>
    </>
  )
}
