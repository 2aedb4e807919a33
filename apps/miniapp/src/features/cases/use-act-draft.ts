import { useDraft } from '../../shared/drafts.ts'
import type { ActContext } from './act-context.ts'

/** What was typed into a sheet and not yet sent: by person, case and act (and its part), there again after a reload. */
export function useActDraft<T extends object>({ personId, view, offer, about }: ActContext, initial: T) {
  const { nodeId, objectionId, pendingActId, rulingId, supervisionId, recordedFor } = offer
  const parts = [nodeId ?? objectionId ?? pendingActId ?? rulingId ?? supervisionId, recordedFor?.id, about]
  const part = parts.filter((one) => one != null).join('.')
  return useDraft<T>(`case.${personId}.${view.id}.${offer.action}.${part}`, 1, initial)
}

export type ActDraft<T extends object> = ReturnType<typeof useActDraft<T>>
