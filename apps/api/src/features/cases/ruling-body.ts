import { rulingBodyOf } from '@juwuye/domain'
import { RULING_BODY_LABELS } from '@juwuye/messages'
import type { CaseWork } from './case-work.ts'

/** Whom a question is put to, as the rows that keep it say it. */
export interface AddressedBody {
  readonly bodyKind: 'party' | 'secretary' | 'town'
  readonly bodyPartyId: string | null
}

/** The body that rules on this case now. */
export function addressedBody({ facts }: Pick<CaseWork, 'facts'>): AddressedBody {
  const body = rulingBodyOf(facts)
  return { bodyKind: body.kind, bodyPartyId: body.kind === 'party' ? body.partyId : null }
}

/** What the body that the author speaks for is called on the page; to be asked after `actAsRulingBody`. */
export function bodySpokenFor({ author, facts }: CaseWork): string {
  if (author?.capacity === 'town') return RULING_BODY_LABELS.town
  if (author?.capacity === 'desk') return RULING_BODY_LABELS.secretary
  return facts.parties.find((party) => party.id === author?.partyId)?.name ?? ''
}

/** Who rules speaks for the body; the town for itself, where it answers what the body left unruled. */
export function actAsRulingBody(work: CaseWork): void {
  const { bodyKind, bodyPartyId } = addressedBody(work)
  const body = rulingBodyOf(work.facts)
  if (body.kind !== 'town' && !body.persons.includes(work.author?.personId ?? '')) work.actAs('town')
  else if (bodyKind === 'party') work.actAs('party', bodyPartyId)
  else work.actAs(bodyKind === 'town' ? 'town' : 'desk')
}
