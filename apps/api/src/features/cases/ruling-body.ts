import { rulingBodyOf } from '@juwuye/domain'
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

/** What the body is called on the page. */
export function bodyName(work: CaseWork, { bodyKind, bodyPartyId }: AddressedBody): string {
  if (bodyKind === 'secretary') return '书记'
  if (bodyKind === 'town') return '镇街'
  return work.facts.parties.find((party) => party.id === bodyPartyId)?.name ?? ''
}

/** Who rules speaks for the body; the town for itself, where it answers what the body left unruled. */
export function actAsRulingBody(work: CaseWork): void {
  const { bodyKind, bodyPartyId } = addressedBody(work)
  const body = rulingBodyOf(work.facts)
  if (body.kind !== 'town' && !body.persons.includes(work.author?.personId ?? '')) work.actAs('town')
  else if (bodyKind === 'party') work.actAs('party', bodyPartyId)
  else work.actAs(bodyKind === 'town' ? 'town' : 'desk')
}
