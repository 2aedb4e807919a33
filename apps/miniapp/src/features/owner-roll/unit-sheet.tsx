import { dayText } from '@juwuye/messages'
import type { UnitView } from '@juwuye/types'
import { confirm, toast } from '../../platform/dialogs.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Notice, Section, Sheet, View } from '../../ui/index.ts'
import { unitLine } from './roll.model.ts'
import { type OfUnit, useUnmatchOwner } from './use-roll.ts'

interface UnitSheetProps {
  of: OfUnit
  onClose: () => void
  onCorrect: () => void
  onMatch: (ownerId: string) => void
}

/** One home: its area, its owners, and which resident each owner is. */
export function UnitSheet({ of, onClose, onCorrect, onMatch }: UnitSheetProps) {
  const { unit } = of
  return (
    <Sheet
      title={unit.name}
      note={[unitLine(unit), unit.areaCm2 === null && '没有面积'].filter(Boolean).join('，')}
      whole
      foot={<Button text="改面积、业主" kind="primary" onPress={onCorrect} />}
      onClose={onClose}
    >
      <Section title={unit.owners.length > 0 ? `业主，${unit.owners.length} 位` : '还没有业主'}>
        {unit.owners.map((owner) => (
          <Owner key={owner.id} of={of} owner={owner} onMatch={() => onMatch(owner.id)} />
        ))}
      </Section>
    </Sheet>
  )
}

interface OwnerProps {
  of: OfUnit
  owner: UnitView['owners'][number]
  onMatch: () => void
}

function Owner({ of, owner, onMatch }: OwnerProps) {
  const { name, hasPhone, person } = owner
  const unmatch = useUnmatchOwner(of, owner)
  const takeBack = async () => {
    const sure = await confirm({ title: `${name}不是这位住户？`, text: '他不再算这一户的业主', yes: '不是他' })
    if (sure) unmatch.mutate(undefined, { onSuccess: (sent) => toast(sent.queued ? sent.said : '取消了') })
  }
  return (
    <View className="mb4">
      <View className="t-body strong">{name}</View>
      <View className="t-note num mb2">
        {person ? `就是住户${person.name}，${person.by}在 ${dayText(person.at, now())}对上的` : '还不知道是哪一位住户'}
        {hasPhone ? '；留了电话' : ''}
      </View>
      {unmatch.error && <Notice kind="error" title={faultText(unmatch.error)} className="mb2" />}
      {person ? (
        <Button
          low
          text="不是他"
          label={`不是他：${name}不是这位住户`}
          loading={unmatch.isPending}
          onPress={() => void takeBack()}
        />
      ) : (
        <Button low text="对上住户" label={`对上住户：${name}`} onPress={onMatch} />
      )}
    </View>
  )
}
