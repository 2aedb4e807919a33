import { CheckList, FormItem } from '../../../ui/index.ts'
import type { ActContext } from '../act-context.ts'
import { partiesOfEstate, usualParties } from '../parties.model.ts'
import type { Act } from '../use-act.ts'
import { partyChoices } from './party-choices.tsx'

/** Who is called; before anybody chose (null), those called in most matters. */
export function calledIn({ community, view }: ActContext, chosen: string[] | null): string[] {
  if (!community) return []
  return chosen ?? usualParties(partiesOfEstate(community, view.estateId))
}

interface CalledPartiesProps {
  context: ActContext
  act: Act
  chosen: string[] | null
  onChange: (partyIds: string[]) => void
}

/** 叫谁来报到 */
export function CalledParties({ context, act, chosen, onChange }: CalledPartiesProps) {
  const { community, view } = context
  const parties = community ? partiesOfEstate(community, view.estateId) : []
  return (
    <FormItem label="叫谁来报到" error={act.at('partyIds', true)}>
      <CheckList
        label="叫谁来报到"
        choices={partyChoices(parties)}
        values={calledIn(context, chosen)}
        onChange={onChange}
      />
    </FormItem>
  )
}
