import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import type { Delivered } from '../../shared/outbox/deliver.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Field, Notice, Sheet } from '../../ui/index.ts'

interface WordSheetProps {
  /** What is typed is kept under it until it is sent. */
  draft: string
  title: string
  note?: string
  label: string
  kind?: 'text' | 'tel'
  max?: number
  placeholder?: string
  /** What stands there now. */
  was?: string
  /** What is wrong with it; undefined: nothing. */
  problemOf: (word: string) => string | undefined
  /** The server's name of the field. */
  field: string
  yes: string
  done: string
  save: {
    readonly error: unknown
    readonly isPending: boolean
    mutate: (word: string, options: { onSuccess: (sent: Delivered<unknown>) => void }) => void
  }
  onClose: () => void
}

/** One name or number, typed anew. It stays as typed where the server says no. */
export function WordSheet(props: WordSheetProps) {
  const { title, note, label, kind, max, placeholder, was = '', problemOf, field, yes, done, save, onClose } = props
  const draft = useDraft(props.draft, 1, { word: was })
  const online = useOnline()
  const { word } = draft.value
  const own = (typed: string): Record<string, string> => {
    const problem = problemOf(typed.trim())
    return problem === undefined ? {} : { [field]: problem }
  }
  const form = useProblems(own(word), save.error)
  const send = () => {
    const typed = draft.latest.current.word.trim()
    if (typed === was) return onClose()
    if (!form.ready(own(typed))) return
    save.mutate(typed, {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : done)
        onClose()
      },
    })
  }
  const foot = (
    <>
      {save.error !== null && !form.pointed && (
        <Notice
          kind={online ? 'error' : 'offline'}
          title="没有改成"
          text={faultText(save.error, online)}
          className="mb2"
        />
      )}
      <Button text={yes} kind="primary" loading={save.isPending} onPress={send} />
    </>
  )
  return (
    <Sheet title={title} note={note} foot={foot} onClose={onClose}>
      <Field
        name={field}
        label={label}
        kind={kind}
        max={max}
        placeholder={placeholder}
        initial={word}
        error={form.problems[field]}
        onInput={(typed) => draft.change({ word: typed })}
      />
    </Sheet>
  )
}
