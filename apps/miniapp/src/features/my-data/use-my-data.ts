import { PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type { ConsentBody, ConsentLedger, DataExportLink, SensitiveViews } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { downloadByLink } from '../../platform/download-by-link.ts'
import { webAddress } from '../../platform/web-address.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Everything about me: where the phone can fetch it, it does. */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const { path, expiresAt } = await call<DataExportLink, 'askDataExport'>('askDataExport')
      const url = webAddress(path)
      return { url, expiresAt, downloading: downloadByLink(url) }
    },
  })
}

export function useMyConsents() {
  return useQuery({
    queryKey: keys.myConsents,
    queryFn: ({ signal }) => call<ConsentLedger, 'myConsents'>('myConsents', { signal }),
  })
}

export function useMyViews() {
  return useQuery({
    queryKey: keys.myViews,
    queryFn: ({ signal }) => call<SensitiveViews, 'myViews'>('myViews', { signal }),
  })
}

type Entry = NonNullable<ConsentLedger['standing'][number]['entry']>
/** To be on a list is taken back where the list is. */
export type ConsentChange = ConsentBody | { matter: 'listed'; given: false; entry: Entry }

/** Gives or takes back; what that changes elsewhere is asked for anew. */
export function useSetConsent() {
  return useMutation({
    mutationFn: async (change: ConsentChange) => {
      if (change.matter !== 'listed') {
        const { matter, given } = change
        const edition = matter === 'privacyGuide' && given ? { edition: PRIVACY_GUIDE_EDITION } : {}
        return call<ConsentLedger, 'setConsent'>('setConsent', { body: { matter, given, ...edition } })
      }
      const { communityId, neighbourId } = change.entry
      await call('removeNeighbour', { params: { communityId, neighbourId } })
      return call<ConsentLedger, 'myConsents'>('myConsents')
    },
    onSuccess: (ledger) => {
      queryClient.setQueryData(keys.myConsents, ledger)
      void queryClient.invalidateQueries({ queryKey: ['inside'] })
    },
  })
}
