import type { ActionOffer, CaseView, HeldContent } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'
import { type BarEntry, barEntries, entryFor, sameOffer } from './action-bar.model.ts'
import type { useCase } from './use-case.ts'

interface OpenSheet {
  /** Another opening is another sheet. */
  key: number
  offer: ActionOffer
  offers: ActionOffer[]
  view: CaseView
  /** The party from whose row it was opened. */
  about: string | undefined
}

const GONE = { code: 'wrong-state', text: '这件事有了新情况，这一步现在不用办了。您写的还在，可以抄下来' }

/** The open sheet after the case was read anew: the same act if it is still offered, else why not. */
function renewed(sheet: OpenSheet, view: CaseView): OpenSheet {
  const offer = sameOffer(view.actions, sheet.offer)
  if (!offer) return { ...sheet, view, offer: { ...sheet.offer, enabled: false, reason: GONE } }
  const entry = barEntries(view.actions).find(({ offers }) => offers.includes(offer))
  return { ...sheet, view, offer, offers: entry?.offers ?? [offer] }
}

/** Which sheet of the case is open, and what comes back from it. */
export function useSheets(communityId: string, query: ReturnType<typeof useCase>) {
  const [sheet, setSheet] = useState<OpenSheet>()
  const [more, setMore] = useState(false)
  const [held, look] = useState<HeldContent>()

  const open = (entry: BarEntry, view: CaseView, about?: string) => {
    setMore(false)
    setSheet({ key: (sheet?.key ?? 0) + 1, offer: entry.offer, offers: entry.offers, view, about })
  }

  /** Opens what a link asks for, if the viewer may do it. */
  const openAction = (action: string | undefined, view: CaseView) => {
    const entry = entryFor(view.actions, action)
    if (entry) open(entry, view)
  }

  const close = () => {
    setSheet(undefined)
    look(undefined)
  }

  const done = (view: CaseView, said: string) => {
    queryClient.setQueryData(keys.case(communityId, view.id), view)
    close()
    toast(said)
    // Lists, counts and the workbench have moved too; the case itself is already the latest.
    const others = (queryKey: readonly unknown[]) => queryKey[2] !== 'case' || queryKey[3] !== view.id
    queryClient
      .invalidateQueries({ queryKey: keys.inside(communityId), predicate: (one) => others(one.queryKey) })
      .catch(() => undefined)
  }

  const renew = async () => {
    const { data, error } = await query.refetch()
    if (error) toast(faultText(error))
    else if (data) setSheet((now) => now && renewed(now, data))
  }

  return { sheet, more, setMore, held, look, open, openAction, close, done, renew }
}
