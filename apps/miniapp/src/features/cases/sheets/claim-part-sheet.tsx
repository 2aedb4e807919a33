import { LIMITS } from '@juwuye/domain'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 认领一部分 */
export function ClaimPartSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { part: '' })
  const send = async () => {
    if (await act.send('claim-part', { part: draft.latest.current.part })) draft.clear()
  }
  const lead = context.view.lead?.name
  return (
    <ActSheet
      context={context}
      act={act}
      title="认领一部分"
      note={lead ? `${lead}牵头，您这家协办` : undefined}
      fields={['part']}
      foot={<SendButton context={context} act={act} text="这部分归我们" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="part"
        label="您这家做哪一部分"
        max={LIMITS.partChars}
        placeholder="比如：出一部分钱，参加核验"
      />
    </ActSheet>
  )
}
