import { LIMITS } from '@juwuye/domain'
import { REFUSE_REASON_LABELS } from '@juwuye/messages'
import { type Choice, FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { leadAnswers, openLeadRuling } from '../board.model.ts'
import { partiesOfEstate } from '../parties.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { partyChoices } from './party-choices.tsx'

/** The parties that may be named, each with what is known of it; those the case already knows come first. */
function choicesOf({ community, view }: ActContext): Choice<string>[] {
  if (!community) return []
  const own = new Set(community.memberships.map(({ party }) => party?.id))
  const answers = leadAnswers(view)
  const all = partiesOfEstate(community, view.estateId)
  const parties = [...all.filter(({ id }) => answers.has(id)), ...all.filter(({ id }) => !answers.has(id))]
  const absent = new Set(parties.filter(({ hasMembers }) => !hasMembers).map(({ id }) => id))
  return partyChoices(parties).map((choice): Choice<string> => {
    const { value, note } = choice
    if (absent.has(value)) return { ...choice, disabled: true, note: '这里没有人，不能牵头' }
    if (own.has(value)) return { ...choice, disabled: true, note: '您自己这家，不能定' }
    return { ...choice, note: answers.get(value) ?? note }
  })
}

/** 裁定由谁牵头 */
export function RuleLeadSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view } = context
  const draft = useActDraft(context, { partyId: '', reason: '' })
  const choices = choicesOf(context)
  const chosen = choices.find(({ value, disabled }) => value === draft.value.partyId && !disabled)
  const send = async () => {
    if (!chosen) return
    if (await act.send('rule-lead', { partyId: chosen.value, reason: draft.latest.current.reason })) draft.clear()
  }
  const wait = chosen ? undefined : '先选由谁牵头'
  const asked = openLeadRuling(view)
  return (
    <ActSheet
      context={context}
      act={act}
      title="裁定由谁牵头"
      note={asked ? '他们说不归自己，请您来定一家' : '牵头的一直没有动，请您来定一家'}
      tall
      fields={['partyId', 'reason']}
      wait={wait}
      foot={
        <SendButton
          context={context}
          act={act}
          text="定下来，由这家牵头"
          disabled={wait !== undefined}
          onPress={send}
        />
      }
    >
      <Refusals view={view} />
      <FormItem label="由谁牵头" error={act.at('partyId')}>
        <RadioList
          label="由谁牵头"
          choices={choices}
          value={chosen?.value}
          onChange={(partyId) => draft.change({ partyId })}
        />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么定这家"
        hint="办事的几家和吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：消防设施在公共部位，按合同由物业维护"
      />
    </ActSheet>
  )
}

/** Who refused and why, so that the ruling answers it. */
function Refusals({ view: { board } }: Pick<ActContext, 'view'>) {
  return (
    <>
      {board.map(({ party, refusal }) => {
        if (!refusal) return null
        const title = `${party.name}退单：${REFUSE_REASON_LABELS[refusal.reason]}`
        const words = refusal.words ? `“${refusal.words}”` : ''
        return (
          <Notice key={party.id} className="mb3" icon="undo" title={title} text={`${words}说该找${refusal.right}`} />
        )
      })}
    </>
  )
}
