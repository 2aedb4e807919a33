import { useDraft } from '../../shared/drafts.ts'
import type { ActContext } from './act-context.ts'

/** By person, case and act (and its part). */
export function actDraftName({ personId, view, offer, about }: ActContext): string {
  const { nodeId, objectionId, pendingActId, rulingId, supervisionId, recordedFor } = offer
  const parts = [nodeId ?? objectionId ?? pendingActId ?? rulingId ?? supervisionId, recordedFor?.id, about]
  const part = parts.filter((one) => one != null).join('.')
  return `case.${personId}.${view.id}.${offer.action}.${part}`
}

/** What was typed into a sheet and not yet sent: there again after a reload. */
export function useActDraft<T extends object>(context: ActContext, initial: T) {
  return useDraft<T>(actDraftName(context), 1, initial)
}

export type ActDraft<T extends object> = ReturnType<typeof useActDraft<T>>
