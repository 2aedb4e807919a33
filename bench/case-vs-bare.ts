/** The page of one case, at every stop of its way, as whoever whistled and as other neighbours see it. */
import { measureAgainstBare } from './stage/vs-bare.ts'

await measureAgainstBare('case-vs-bare', (town) =>
  town.flatMap(({ cast: { communityId }, caseIds, neighbours }) =>
    // cases were whistled by the neighbours in turn
    neighbours.map(({ token }, i) => ({
      method: 'GET',
      path: `/v1/communities/${communityId}/cases/${caseIds[i % caseIds.length]}`,
      token,
    })),
  ),
)
