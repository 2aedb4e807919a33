import { LIMITS, REFUSE_REASONS, type RefuseReason } from '@juwuye/domain'
import { REFUSE_REASON_LABELS } from '@juwuye/messages'
import { useState } from 'react'
import { Field, FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { RecordFields } from '../record-fields.tsx'
import { newRecord, RECORD_FIELDS, type RecordInHand, recordedBody, recordWait } from '../recorded.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { partyChoices } from './party-choices.tsx'

const REASONS = REFUSE_REASONS.map((value) => ({ value, label: REFUSE_REASON_LABELS[value] }))

/** Somebody who is no party here. */
const OTHER = ''

interface RefusalInHand {
  reason: RefuseReason | undefined
  words: string
  /** undefined: not chosen; OTHER: `rightName` says it. */
  right: string | undefined
  rightName: string
  record: RecordInHand
}

function waitOf({ offer }: ActContext, { reason, right, record }: RefusalInHand): string | undefined {
  if (reason === undefined) return '先选为什么不归'
  return right === undefined ? '还要选该找哪一家' : recordWait(offer, record)
}

/** 不归我们，退单: why, and whose matter it is. */
export function RefuseSummonsSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, now } = context
  const initial: RefusalInHand = {
    reason: undefined,
    words: '',
    right: undefined,
    rightName: '',
    record: newRecord(now),
  }
  const draft = useActDraft(context, initial)
  const party = offer.recordedFor
  const wait = waitOf(context, draft.value)
  const [unnamed, setUnnamed] = useState(false)
  const send = async () => {
    const { reason, words, right, rightName, record } = draft.latest.current
    const nameless = right === OTHER && rightName.trim() === ''
    setUnnamed(nameless)
    if (nameless) return
    const recordedFor = recordedBody(offer, record)
    if (!reason || recordedFor === undefined) return
    const whose = right ? { rightPartyId: right, rightName: '' } : { rightPartyId: null, rightName }
    if (await act.send('refuse-summons', { reason, words, ...whose, recordedFor })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={party ? `代${party.name}退单` : '不归我们，退单'}
      note="说清为什么不归、该找谁，邻居都看得到"
      tall
      fields={['reason', 'words', 'rightPartyId', 'rightName', ...RECORD_FIELDS]}
      wait={wait}
      foot={<SendButton context={context} act={act} text="退单" disabled={wait !== undefined} onPress={send} />}
    >
      <RecordFields
        context={context}
        act={act}
        record={draft.value.record}
        onChange={(part) => draft.change({ record: { ...draft.latest.current.record, ...part } })}
      />
      <Why act={act} draft={draft} />
      <RightParty context={context} act={act} draft={draft} unnamed={unnamed} />
      <Notice
        icon="clock"
        title="退单，期限不停"
        text="从第一声哨起照算。两家都退，就请裁定由谁牵头；想通了，还可以再报到"
      />
    </ActSheet>
  )
}

/** Why it is not theirs: a reason of the list, and what that rests on. */
function Why({ act, draft }: Pick<RightPartyProps, 'act' | 'draft'>) {
  return (
    <>
      <FormItem label="为什么不归" error={act.at('reason')}>
        <RadioList
          label="为什么不归"
          choices={REASONS}
          value={draft.value.reason}
          onChange={(reason) => draft.change({ reason })}
        />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="words"
        label="依据是什么"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：地下管网在保修期里，归施工的单位修"
      />
    </>
  )
}

interface RightPartyProps {
  context: ActContext
  act: Act
  draft: ActDraft<RefusalInHand>
  /** Somebody else's matter, but whose was left open. */
  unnamed: boolean
}

/** 该找哪一家: a party here, or somebody named. */
function RightParty({ context, act, draft, unnamed }: RightPartyProps) {
  const { community, view, offer } = context
  const isOwn = (id: string) =>
    offer.recordedFor ? id === offer.recordedFor.id : view.board.some(({ party, isMine }) => isMine && party.id === id)
  const parties = community ? partiesOfEstate(community, view.estateId).filter(({ id }) => !isOwn(id)) : []
  const choices = [...partyChoices(parties), { value: OTHER, label: '别的单位', note: '这里没有的，写上名字' }]
  const { right } = draft.value
  return (
    <>
      <FormItem label="该找哪一家" error={act.at('rightPartyId')}>
        <RadioList
          label="该找哪一家"
          choices={choices}
          value={right}
          onChange={(value) => draft.change({ right: value })}
        />
      </FormItem>
      {right === OTHER && (
        <Field
          name="act-rightName"
          label="那家叫什么"
          max={LIMITS.nameChars}
          initial={draft.value.rightName}
          error={unnamed ? '写上该找的那家' : act.at('rightName')}
          placeholder="比如：市自来水公司"
          onInput={(rightName) => draft.change({ rightName })}
        />
      )}
    </>
  )
}
