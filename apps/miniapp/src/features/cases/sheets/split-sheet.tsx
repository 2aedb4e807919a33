import { LIMITS } from '@juwuye/domain'
import { CheckList, FormItem, Section } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { whistleNote } from '../case-words.model.ts'
import { Points } from '../points.tsx'
import { splitOutcome, splittable, splitWait } from '../split.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 拆成两件: the desk does it, whoever whistled asks for it. */
export function SplitSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, community } = context
  const draft = useActDraft(context, { whistleIds: [] as string[], reason: '' })
  const merged = view.state === 'merged'
  const desk = community?.may.triage ?? false
  const pool = splittable(view)
  const kept = draft.value.whistleIds.filter((id) => pool.some((whistle) => whistle.id === id))
  const chosen = merged ? pool.map(({ id }) => id) : kept
  const wait = splitWait(pool, chosen, merged)
  const send = async () => {
    const body = { whistleIds: chosen, reason: draft.latest.current.reason }
    if (await act.send('split', body)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={merged ? '拆回来，单独办' : '拆成两件'}
      note={desk ? '说的不是一件事，就分开办' : '说的不是一件事，可以请社工分开办'}
      tall
      fields={['whistleIds', 'reason']}
      wait={wait}
      foot={
        <SendButton
          context={context}
          act={act}
          text={desk ? '拆开' : '请社工拆开'}
          disabled={wait !== undefined}
          onPress={send}
        />
      }
    >
      <Whistles
        context={context}
        pool={pool}
        chosen={chosen}
        fixed={merged}
        error={act.at('whistleIds', true)}
        onChange={(whistleIds) => draft.change({ whistleIds })}
      />
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么不是一件事"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：一处是楼道灯，一处是路灯，不归一家管"
      />
      <Section title="拆了以后">
        <Points of={splitOutcome(view, chosen.length)} />
      </Section>
    </ActSheet>
  )
}

interface WhistlesProps {
  context: ActContext
  pool: ReturnType<typeof splittable>
  chosen: string[]
  /** All of them go. */
  fixed: boolean
  error: string | undefined
  onChange: (ids: string[]) => void
}

function Whistles({ context: { now }, pool, chosen, fixed, error, onChange }: WhistlesProps) {
  const label = fixed ? '一起拆出来的' : '哪几声哨拆出去'
  const choices = pool.map((whistle) => ({
    value: whistle.id,
    label: whistle.text ?? (whistle.joined ? '我也是' : '吹了哨'),
    note: whistleNote(whistle, now),
    disabled: fixed,
  }))
  return (
    <FormItem label={label} error={error}>
      <CheckList label={label} choices={choices} values={chosen} onChange={onChange} />
    </FormItem>
  )
}
