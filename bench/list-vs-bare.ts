/** The list of cases: a neighbour's first page of the estate, and their own. */
import { measureAgainstBare } from './stage/vs-bare.ts'

await measureAgainstBare('list-vs-bare', (town) =>
  town.flatMap(({ cast: { communityId }, neighbours }) =>
    neighbours.map(({ token }, i) => ({
      method: 'GET',
      path: `/v1/communities/${communityId}/cases?scope=${i % 3 === 0 ? 'mine' : 'estate'}`,
      token,
    })),
  ),
)
