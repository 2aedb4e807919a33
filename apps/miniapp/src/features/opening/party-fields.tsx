import { LIMITS } from '@juwuye/domain'
import type { CommunityView } from '@juwuye/types'
import { CheckList, Field, FormItem } from '../../ui/index.ts'

export interface PartyDraft {
  name: string
  phone: string
  /** None: the whole community. */
  covered: string[]
}

interface PartyFieldsProps {
  estates: CommunityView['estates']
  draft: PartyDraft
  problems: Record<string, string>
  onChange: (part: Partial<PartyDraft>) => void
}

/** Its name, how one rings it, which estates it stands for. */
export function PartyFields({ estates, draft, problems, onChange }: PartyFieldsProps) {
  return (
    <>
      <Field
        name="party-name"
        label="叫什么"
        placeholder="比如：安居物业"
        initial={draft.name}
        max={LIMITS.communityChars}
        error={problems.name}
        onInput={(name) => onChange({ name })}
      />
      <Field
        name="party-phone"
        label="电话"
        aside="可以不写"
        kind="tel"
        initial={draft.phone}
        error={problems.phone}
        onInput={(phone) => onChange({ phone })}
      />
      {estates.length > 0 && (
        <FormItem label="管哪几个小区" aside="不选就是全社区" error={problems.estateIds}>
          <CheckList
            label="管哪几个小区"
            choices={estates.map(({ id, name }) => ({ value: id, label: name }))}
            values={draft.covered}
            onChange={(covered) => onChange({ covered })}
          />
        </FormItem>
      )}
    </>
  )
}
