import { LIMITS } from '@juwuye/domain'
import { CheckList, FormItem, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { partiesOfEstate, uncalledParties } from '../parties.model.ts'
import { summonStart } from '../summon.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { partyChoices } from './party-choices.tsx'

/** 再叫一家来 */
export function SummonSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, summonStart(context))
  const { community, view } = context
  const parties = community ? uncalledParties(partiesOfEstate(community, view.estateId), view) : []
  const chosen = draft.value.partyIds.filter((id) => parties.some((party) => party.id === id))
  const send = async () => {
    const { reason } = draft.latest.current
    if (await act.send('summon', { partyIds: chosen, reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="再叫一家来"
      note="叫到的，要来报到、回一句话"
      fields={['partyIds', 'reason']}
      foot={
        <SendButton
          context={context}
          act={act}
          text={chosen.length > 0 ? `叫这 ${chosen.length} 家` : '叫他们来'}
          onPress={send}
        />
      }
    >
      <FormItem label="叫谁来" error={act.at('partyIds', true)}>
        {parties.length === 0 && <View className="t-note">这个小区的各家都叫过了。</View>}
        <CheckList
          label="叫谁来"
          choices={partyChoices(parties)}
          values={chosen}
          onChange={(partyIds) => draft.change({ partyIds })}
        />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么叫他们"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：主管是自来水公司的，要他们来关阀"
      />
    </ActSheet>
  )
}
