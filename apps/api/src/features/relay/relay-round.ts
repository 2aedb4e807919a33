import { errorSentence } from '@juwuye/messages'
import type { RelayAnswer } from '@juwuye/types'
import type { relayBody } from '@juwuye/types/schemas'
import { and, eq, inArray } from 'drizzle-orm'
import type { FastifyError } from 'fastify'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { toRefusal } from '../../platform/http/errors.ts'
import { cases } from '../cases/index.ts'
import { actorAround, requireBelonging } from '../communities/index.ts'
import { relayConcern } from './commands/relay-concern.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

type Outcome = { id: string; caseId: string } | Extract<RelayAnswer['items'][number], { outcome: 'refused' }>

/**
 * What one round of visits brought, concern by concern: each stands or falls by itself, so that one that cannot be
 * taken keeps none of the others waiting.
 */
export async function relayRound(
  deps: Deps,
  asking: Asking,
  { roundId, items }: z.output<typeof relayBody>,
): Promise<RelayAnswer> {
  const { communityId, personId } = asking
  await inCommunity(deps.db.api, asking, async (tx) =>
    requireBelonging(await actorAround(tx, communityId, personId, deps.clock.now())),
  )
  const outcomes: Outcome[] = []
  for (const concern of items) {
    try {
      outcomes.push({ id: concern.id, caseId: await relayConcern(deps, { communityId, personId, roundId, concern }) })
    } catch (error) {
      outcomes.push(refusedView(deps, concern.id, error))
    }
  }
  const numbers = await numbersOf(deps, asking, outcomes)
  return {
    items: outcomes.map((one) =>
      'caseId' in one ? { ...one, outcome: 'sent' as const, number: numbers.get(one.caseId) ?? '' } : one,
    ),
  }
}

function refusedView(deps: Deps, id: string, error: unknown): Outcome {
  const { code, status, params, fields } = toRefusal(error as FastifyError)
  if (status >= 500) deps.log.error({ err: error }, code)
  return { id, outcome: 'refused', status, code, detail: errorSentence(code, params), fields: [...fields] }
}

function numbersOf(deps: Deps, asking: Asking, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, string>> {
  const ids = outcomes.flatMap((one) => ('caseId' in one ? [one.caseId] : []))
  return inCommunity(deps.db.api, asking, async (tx) => {
    if (ids.length === 0) return new Map()
    const rows = await tx
      .select({ id: cases.id, number: cases.number })
      .from(cases)
      .where(and(eq(cases.communityId, asking.communityId), inArray(cases.id, ids)))
    return new Map(rows.map(({ id, number }) => [id, number]))
  })
}
