import type { SimilarCases } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import type { ActContext } from './act-context.ts'
import { useCases } from './use-cases.ts'

/** Where the other case of a merge may be found: alike, in the estate's list, or by what was searched for. */
export function useMergeCandidates({ communityId, view, community }: ActContext, searched: string) {
  const said = view.whistles.find((whistle) => whistle.text !== null)?.text ?? ''
  const building = community?.estates
    .find(({ id }) => id === view.estateId)
    ?.buildings.find(({ name }) => name === view.place.building)
  const body = { estateId: view.estateId, buildingId: building?.id, text: `${view.title} ${said}` }
  const similar = useQuery({
    queryKey: keys.similar(communityId, body),
    queryFn: ({ signal }) => call<SimilarCases, 'similar'>('similar', { params: { communityId }, body, signal }),
    enabled: searched === '',
  })
  const list = useCases(communityId, { scope: 'community', ...(searched ? { q: searched } : {}) })
  return { similar, list }
}
