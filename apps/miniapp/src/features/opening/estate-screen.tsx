import { useRef } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Form, Notice } from '../../ui/index.ts'
import { EstateFields } from './estate-fields.tsx'
import { type EstateDraft, estateBody, estateProblems, NO_ESTATE } from './opening.model.ts'
import { useAddEstate } from './use-opening.ts'

/** One more estate with its buildings. */
export function EstateScreen({ communityId }: { communityId: string }) {
  const id = useRef(newId())
  const draft = useDraft<EstateDraft>(`new-estate.${communityId}`, 1, NO_ESTATE)
  const add = useAddEstate(communityId)
  const form = useProblems(estateProblems(draft.value), add.error)
  const send = () => {
    const now = draft.latest.current
    if (!form.ready(estateProblems(now))) return
    add.mutate(estateBody(id.current, now), {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : '加上了')
        back()
      },
    })
  }
  const problems = { ...form.problems, estate: form.problems.estate ?? form.problems.name }
  const shown: Record<string, string> = Object.fromEntries(
    Object.entries(problems).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return (
    <Form
      foot={
        <>
          {add.error && !form.pointed && <Notice kind="error" title={faultText(add.error)} className="mb3" />}
          <Button text="加上这个小区" kind="primary" loading={add.isPending} onPress={send} />
        </>
      }
    >
      <EstateFields draft={draft.value} problems={shown} onChange={draft.change} />
    </Form>
  )
}
