import type { Obligations } from '@juwuye/types'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { listViewer } from '../cases/index.ts'
import { policyInForce, successorsFor } from '../communities/index.ts'
import { countFalling } from '../relay/index.ts'
import { holdingsOf, passesOn } from './held.ts'
import { inTheWay, lastOf } from './last-one.ts'
import { plannedView } from './planned-view.ts'
import { surveyOf } from './survey.ts'

interface Asked {
  readonly communityId: string
  readonly membershipId: string
  readonly personId: string
  /** Part of a candidate's name. */
  readonly words: string
}

/** What somebody holds by one membership, and who may take it over: for the desk, the town and themself. */
export function readObligations(deps: Deps, asked: Asked): Promise<Obligations> {
  const { communityId, personId, words } = asked
  const now = deps.clock.now()
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { viewer, leaving, mayGrant } = await surveyOf(tx, asked, now)
    const { membership, party, estate, looksAfter, duty } = leaving
    const { policy } = await policyInForce(tx, communityId)
    const reader = listViewer(viewer, now, policy.deadlines)
    const holds = await holdingsOf(tx, leaving, reader)
    return {
      member: {
        membershipId: membership.id,
        personId: membership.personId,
        name: membership.displayName,
        role: membership.role,
        office: membership.office,
        since: membership.validFrom,
        estate,
        looksAfter: [...looksAfter],
        mine: membership.personId === personId,
        party: party && {
          id: party.id,
          kind: party.kind,
          character: party.character,
          name: party.name,
          phone: party.phone,
        },
      },
      holds,
      neighbours: await countFalling(tx, leaving),
      dutyUntil: duty !== null && duty.until > now ? duty.until : null,
      planned: await plannedView(tx, membership),
      lastOf: lastOf(leaving),
      mustName: passesOn(holds) || looksAfter.length > 0 || (await inTheWay(tx, leaving, reader)) !== null,
      ...(await successorsFor(tx, { leaving, now, mayGrant }, words)),
    }
  })
}
