import { PartySquare } from '../../../ui/index.ts'
import type { CommunityParty } from '../parties.model.ts'

/** Parties as choices, each with its square. */
export function partyChoices(parties: readonly CommunityParty[]) {
  return parties.map(({ id, name, character, hasMembers }) => ({
    value: id,
    label: name,
    lead: <PartySquare mark={character} />,
    note: hasMembers ? undefined : '还没有人在这里，由社工代为联系',
  }))
}
