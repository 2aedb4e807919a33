import { LIMITS } from '@juwuye/domain'
import { Field } from '../../ui/index.ts'
import { buildingNames, buildingsLine, type EstateDraft } from './opening.model.ts'

interface EstateFieldsProps {
  draft: EstateDraft
  problems: Record<string, string>
  onChange: (part: Partial<EstateDraft>) => void
}

/** An estate, its buildings, and whom one rings there at any hour. */
export function EstateFields({ draft, problems, onChange }: EstateFieldsProps) {
  const counted = buildingsLine(buildingNames(draft.buildings))
  return (
    <>
      <Field
        name="estate-name"
        label="小区的名字"
        placeholder="比如：临溪花园"
        initial={draft.estate}
        max={LIMITS.communityChars}
        error={problems.estate}
        onInput={(estate) => onChange({ estate })}
      />
      <Field
        name="estate-buildings"
        label="有哪几幢"
        placeholder="比如：1-12、会所"
        hint={counted ?? '1-12 就是 1 幢到 12 幢；别的名字用顿号隔开'}
        initial={draft.buildings}
        error={problems.buildings}
        onInput={(buildings) => onChange({ buildings })}
      />
      <Field
        name="estate-phone"
        label="小区值班电话"
        kind="tel"
        hint="夜里有急事，居民第一个打它；以后还能加"
        initial={draft.phone}
        error={problems.phone ?? problems.onCall}
        onInput={(phone) => onChange({ phone })}
      />
    </>
  )
}
