import { type AreaSource, LIMITS, UNIT_KINDS } from '@juwuye/domain'
import { AREA_SOURCE_LABELS, UNIT_KIND_LABELS } from '@juwuye/messages'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Chips, Field, FormItem, Notice, Sheet, TextLink, View } from '../../ui/index.ts'
import {
  newOwner,
  type OwnerDraft,
  ownerFaults,
  type UnitDraft,
  unitBody,
  unitDraft,
  unitProblems,
} from './roll.model.ts'
import { type OfUnit, useCorrectUnit } from './use-roll.ts'

const SOURCES: { value: AreaSource | 'none'; label: string }[] = [
  { value: 'none', label: '没有' },
  { value: 'deed', label: AREA_SOURCE_LABELS.deed },
  { value: 'survey', label: AREA_SOURCE_LABELS.survey },
]

interface CorrectUnitSheetProps {
  of: OfUnit
  onClose: () => void
  onDone: () => void
}

/** Kind, area with its source, and owners of one home. */
export function CorrectUnitSheet({ of, onClose, onDone }: CorrectUnitSheetProps) {
  const { unit } = of
  const kept = useDraft<UnitDraft>(`unit.${unit.id}`, 1, unitDraft(unit))
  const draft = kept.value.version === unit.version ? kept.value : unitDraft(unit)
  const correct = useCorrectUnit(of)
  const fields = correct.error instanceof Refusal ? (correct.error.problem.fields ?? []) : []
  const form = useProblems(unitProblems(draft), correct.error)
  const problems = { ...ownerFaults(draft, fields), ...form.problems }
  const change = (part: Partial<UnitDraft>) => kept.change({ ...draft, ...part })
  const setOwner = (key: string, part: Partial<OwnerDraft>) =>
    change({ owners: draft.owners.map((owner) => (owner.key === key ? { ...owner, ...part } : owner)) })
  const send = () => {
    if (!form.ready()) return
    correct.mutate(unitBody(draft), {
      onSuccess: (sent) => {
        kept.clear()
        toast(sent.queued ? sent.said : '改好了')
        onDone()
      },
    })
  }
  return (
    <Sheet
      title={unit.name}
      note="改面积、业主，以产权证或者测绘为准"
      tall
      foot={
        <>
          {correct.error && !form.pointed && <Notice kind="error" title={faultText(correct.error)} className="mb2" />}
          <Button text="改好" kind="primary" loading={correct.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      <FormItem label="类型">
        <Chips
          even
          label="类型"
          choices={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_LABELS[value] }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
      </FormItem>
      <Field
        name="unit-area"
        label="专有面积（㎡）"
        kind="digit"
        hint="写成 89.53 这样；不知道就空着"
        initial={draft.area}
        error={problems.areaCm2}
        onInput={(area) => change({ area })}
      />
      <FormItem label="面积依据" error={problems.areaSource}>
        <Chips even label="面积依据" choices={SOURCES} value={draft.source} onChange={(source) => change({ source })} />
      </FormItem>
      <FormItem label="业主" aside="几位共有的都写上" error={problems.owners}>
        {draft.owners.map((owner, place) => (
          <OneOwner
            key={owner.key}
            owner={owner}
            place={place}
            problems={problems}
            onChange={(part) => setOwner(owner.key, part)}
            onRemove={() => change({ owners: draft.owners.filter(({ key }) => key !== owner.key) })}
          />
        ))}
        {draft.owners.length < LIMITS.ownersPerUnit && (
          <Button
            text="加一位业主"
            icon="people"
            onPress={() => change({ owners: [...draft.owners, newOwner(newId())] })}
          />
        )}
      </FormItem>
    </Sheet>
  )
}

interface OneOwnerProps {
  owner: OwnerDraft
  place: number
  problems: Record<string, string>
  onChange: (part: Partial<OwnerDraft>) => void
  onRemove: () => void
}

function OneOwner({ owner: { key, name, phone, hasPhone }, place, problems, onChange, onRemove }: OneOwnerProps) {
  const nth = `第 ${place + 1} 位`
  return (
    <View className="mb3">
      <View className="flex mb2">
        <View className="t-note num grow">{nth}</View>
        <TextLink text="拿掉" label={`拿掉${nth}业主`} onPress={onRemove} />
      </View>
      <Field
        name={`${key}-name`}
        label={`${nth}的姓名`}
        initial={name}
        max={LIMITS.nameChars}
        error={problems[`${key}.name`]}
        onInput={(value) => onChange({ name: value })}
      />
      <Field
        name={`${key}-phone`}
        label={`${nth}的电话`}
        kind="tel"
        aside="可以不写"
        hint={hasPhone ? '已经留了一个，空着就不改' : undefined}
        initial={phone}
        error={problems[`${key}.phone`]}
        onInput={(value) => onChange({ phone: value })}
      />
    </View>
  )
}
