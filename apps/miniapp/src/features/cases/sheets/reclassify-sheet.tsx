import { CASE_CLASSES, type CaseClass, LIMITS } from '@juwuye/domain'
import { CLASS_HINTS, CLASS_LABELS } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type ReclassifyInHand, reclassifyBody, reclassifyChoices, reclassifyMeaning } from '../reclassify.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { CalledParties, calledIn } from './called-parties.tsx'
import { MediatorField } from './mediator-field.tsx'

/** 改分类 */
export function ReclassifySheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const initial: ReclassifyInHand = { class: undefined, reason: '', mediatorId: null, partyIds: null }
  const draft = useActDraft(context, initial)
  const { view } = context
  const chosen = draft.value.class
  const meaning = chosen && reclassifyMeaning(view, chosen)
  const send = async () => {
    const body = reclassifyBody(view, draft.latest.current, calledIn(context, draft.latest.current.partyIds))
    if (!body) return
    if (meaning?.sure && !(await confirm(meaning.sure))) return
    if (await act.send('reclassify', body)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="改分类"
      note="期限跟着重新算；已经超时的，还算超时"
      tall
      fields={['class', 'reason', 'mediatorId', 'partyIds']}
      wait={chosen ? undefined : '先选改成哪一类'}
      foot={
        <SendButton
          context={context}
          act={act}
          text={meaning?.button ?? '改好，写进记录'}
          disabled={!chosen}
          onPress={send}
        />
      }
    >
      <FormItem label="改成哪一类" error={act.at('class')}>
        <RadioList
          label="改成哪一类"
          choices={reclassifyChoices(view, CASE_CLASSES, CLASS_LABELS, CLASS_HINTS)}
          value={chosen}
          onChange={(value: CaseClass) => draft.change({ class: value })}
        />
      </FormItem>
      {meaning?.title && <Notice icon={meaning.icon} className="mb4" title={meaning.title} text={meaning.text} />}
      {chosen === 'private' && (
        <MediatorField
          context={context}
          act={act}
          value={draft.value.mediatorId}
          onChange={(mediatorId) => draft.change({ mediatorId })}
        />
      )}
      {chosen && chosen !== 'private' && view.class === 'private' && (
        <CalledParties
          context={context}
          act={act}
          chosen={draft.value.partyIds}
          onChange={(partyIds) => draft.change({ partyIds })}
        />
      )}
      <ActField act={act} draft={draft} field="reason" label="为什么改" max={LIMITS.reasonChars} tall />
    </ActSheet>
  )
}
