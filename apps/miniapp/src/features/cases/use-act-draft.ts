import { useDraft } from '../../shared/drafts.ts'
import type { ActContext } from './act-context.ts'

/** What was typed into a sheet and not yet sent: by person, case and act (and node), there again after a reload. */
export function useActDraft<T extends object>({ personId, view, offer }: ActContext, initial: T) {
  const part = offer.nodeId ?? offer.objectionId ?? offer.pendingActId ?? ''
  return useDraft<T>(`case.${personId}.${view.id}.${offer.action}.${part}`, 1, initial)
}

export type ActDraft<T extends object> = ReturnType<typeof useActDraft<T>>
