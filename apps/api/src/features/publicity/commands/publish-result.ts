import { DAY } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import type { CaseRequest, Parsed } from '../../cases/index.ts'
import { putUpPage } from '../put-up-page.ts'

/** 成效公示: the result before the public, for its full period. */
export function publishResult(deps: Deps, request: CaseRequest<Parsed<'publish'>>): Promise<void> {
  return putUpPage(deps, 'publish', request, async ({ work, now }, write) => {
    const round = work.row.publicityRound + 1
    const endsAt = now + work.record.deadlines.publicityDays * DAY
    await write({ round, edition: 1, endsAt })
    work.row.publicityEndsAt = endsAt
    await work.apply('publish', 'publicised', { data: { round, bodyHash: request.input.previewHash } })
  })
}
