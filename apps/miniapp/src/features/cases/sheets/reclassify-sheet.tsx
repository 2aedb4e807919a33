import { CASE_CLASSES, type CaseClass, LIMITS } from '@juwuye/domain'
import { CLASS_HINTS, CLASS_LABELS } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { CheckList, FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { partiesOfEstate, usualParties } from '../parties.model.ts'
import { type ReclassifyInHand, reclassifyBody, reclassifyChoices, reclassifyMeaning } from '../reclassify.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { MediatorField } from './mediator-field.tsx'
import { partyChoices } from './party-choices.tsx'

/** 改分类 */
export function ReclassifySheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const initial: ReclassifyInHand = { class: undefined, reason: '', mediatorId: null, partyIds: null }
  const draft = useActDraft(context, initial)
  const { view } = context
  const chosen = draft.value.class
  const meaning = chosen && reclassifyMeaning(view, chosen)
  const send = async () => {
    const body = reclassifyBody(view, draft.latest.current, calledIn(context, draft.latest.current))
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
        <Called context={context} act={act} draft={draft} />
      )}
      <ActField act={act} draft={draft} field="reason" label="为什么改" max={LIMITS.reasonChars} tall />
    </ActSheet>
  )
}

/** Who is called once it is no private matter; before anybody chose, those called in most matters. */
function calledIn({ community, view }: ActContext, { partyIds }: ReclassifyInHand): string[] {
  if (!community) return []
  return partyIds ?? usualParties(partiesOfEstate(community, view.estateId))
}

interface CalledProps {
  context: ActContext
  act: Act
  draft: ActDraft<ReclassifyInHand>
}

function Called({ context, act, draft }: CalledProps) {
  const { community, view } = context
  const parties = community ? partiesOfEstate(community, view.estateId) : []
  return (
    <FormItem label="叫谁来报到" error={act.at('partyIds', true)}>
      <CheckList
        label="叫谁来报到"
        choices={partyChoices(parties)}
        values={calledIn(context, draft.value)}
        onChange={(partyIds) => draft.change({ partyIds })}
      />
    </FormItem>
  )
}
