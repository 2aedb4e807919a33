import { LIMITS } from '@juwuye/domain'
import { REFUSE_REASON_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'

interface SummonInHand {
  partyIds: string[]
  reason: string
}

/** Whom to call: nobody yet, or the one whom a party that refused says to call, with its words as the reason. */
export function summonStart({ view, about }: { view: Pick<CaseView, 'board'>; about?: string }): SummonInHand {
  const entry = view.board.find(({ party }) => party.id === about)
  const right = entry?.refusal?.rightPartyId
  if (!entry?.refusal || !right) return { partyIds: [], reason: '' }
  const { reason, words } = entry.refusal
  const said = `${entry.party.name}退单：${REFUSE_REASON_LABELS[reason]}${words ? `，${words}` : ''}`
  return { partyIds: [right], reason: [...said].slice(0, LIMITS.reasonChars).join('') }
}
