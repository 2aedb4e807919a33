import { FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActContext } from '../act-context.ts'
import type { Act } from '../use-act.ts'

interface MediatorFieldProps {
  context: Pick<ActContext, 'community'>
  act: Act
  value: string | null
  onChange: (mediatorId: string) => void
}

/** Who mediates a private matter: one of those the community has named. */
export function MediatorField({ context, act, value, onChange }: MediatorFieldProps) {
  const mediators = context.community?.mediators ?? []
  const choices = mediators.map(({ personId, name, line }) => ({ value: personId, label: name, note: line }))
  return (
    <FormItem label="请谁来调解" error={act.at('mediatorId')} hint="只有调解员、社工、书记和吹哨人看得到这件事">
      {choices.length === 0 && <View className="t-note">还没有登记调解员，请先联系书记。</View>}
      <RadioList label="请谁来调解" choices={choices} value={value ?? undefined} onChange={onChange} />
    </FormItem>
  )
}
