import { looksAfterThem, mayKeepIn } from '@juwuye/domain'
import type { addNeighbourBody } from '@juwuye/types/schemas'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { whistleHash } from '../../cases/index.ts'
import { type ActorAround, actorAround, buildings, requireBelonging } from '../../communities/index.ts'
import { noteRefusedAttempt } from '../attempts.ts'
import { keepEvidence } from '../consent.ts'
import { findNeighbour } from '../find-neighbour.ts'
import { noteNeighbourConsent } from '../neighbour-consents.ts'
import { neighbours } from '../neighbours.table.ts'
import { sealed } from '../sealed.ts'

export interface AddRequest {
  readonly communityId: string
  readonly personId: string
  readonly input: z.output<typeof addNeighbourBody>
  /** Who is to look after them, where a social worker says so; else who adds them, or the desk. */
  readonly keeperId?: string
}

/**
 * Puts a neighbour on the list of who looks after their building. The phone made the id: the same again changes nothing.
 *
 * @throws Refusal not-found; not-your-building, which is put on record; building-unknown, neighbour-exists, keeper-unknown,
 *   voice-unusable, photo-unusable; idempotency-conflict for the id with another body
 */
export async function addNeighbour(deps: Deps, request: AddRequest): Promise<void> {
  const { communityId, personId, input } = request
  const refused: { by: ActorAround | null } = { by: null }
  try {
    await inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
      const actor = await actorAround(tx, communityId, personId, deps.clock.now())
      requireBelonging(actor)
      refused.by = mayKeepIn(actor, input.buildingId) ? null : actor
      await add(deps, tx, request, actor)
    })
  } catch (error) {
    if (isUniqueViolation(error, 'neighbours_name')) {
      throw new Refusal('neighbour-exists', { params: { name: input.name }, cause: error })
    }
    if (error instanceof Refusal && error.code === 'not-your-building' && refused.by) {
      const personName = refused.by.displayName ?? ''
      const subjectId = input.buildingId
      await noteRefusedAttempt(deps, { communityId, personId, personName, what: 'otherBuilding', subjectId })
    }
    throw error
  }
}

async function add(deps: Deps, tx: Tx, request: AddRequest, actor: ActorAround): Promise<void> {
  const { communityId, personId, input, keeperId } = request
  const now = deps.clock.now()
  const bodyHash = whistleHash(input)
  const known = await findNeighbour(tx, { communityId, neighbourId: input.id })
  if (known) {
    if (!looksAfterThem(actor, known)) throw new Refusal('not-found')
    if (known.bodyHash !== bodyHash) throw new Refusal('idempotency-conflict')
    return
  }
  const estateId = await estateOf(tx, communityId, input.buildingId)
  if (!mayKeepIn(actor, input.buildingId)) throw new Refusal('not-your-building')
  const { consent, room, phone, id, name, buildingId, reach, reachNote } = input
  const own = actor.memberships.some((m) => m.role === 'buildingHead' && m.looksAfter.includes(buildingId))
  await requireNew(tx, communityId, buildingId, name)
  await tx.insert(neighbours).values({
    communityId,
    id,
    bodyHash,
    name,
    estateId,
    buildingId,
    room: sealed(deps, { communityId, id }, 'room', room),
    phone: sealed(deps, { communityId, id }, 'phone', phone),
    reach,
    reachNote,
    consentKind: consent.kind,
    consentFamily: consent.family,
    consentAt: now,
    consentVoiceId: consent.voiceId,
    consentPhotoIds: consent.photos,
    keeperId: keeperId ?? (own ? personId : null),
    addedBy: personId,
    addedAt: now,
    version: 1,
  })
  const agreed = {
    communityId,
    neighbourId: id,
    matter: 'listed',
    kind: consent.kind,
    notedBy: personId,
    at: now,
  } as const
  await noteNeighbourConsent(tx, deps.ids, agreed)
  await keepEvidence(tx, { communityId, personId, consent, subjectId: id, kept: [], now })
}

async function requireNew(tx: Tx, communityId: string, buildingId: string, name: string): Promise<void> {
  const [same] = await tx
    .select({ id: neighbours.id })
    .from(neighbours)
    .where(
      and(
        eq(neighbours.communityId, communityId),
        eq(neighbours.buildingId, buildingId),
        eq(neighbours.name, name),
        isNull(neighbours.removedAt),
      ),
    )
  if (same) throw new Refusal('neighbour-exists', { params: { name } })
}

/** @throws Refusal building-unknown */
export async function estateOf(tx: Tx, communityId: string, buildingId: string): Promise<string> {
  const [building] = await tx
    .select({ estateId: buildings.estateId })
    .from(buildings)
    .where(and(eq(buildings.communityId, communityId), eq(buildings.id, buildingId)))
  if (!building) throw new Refusal('building-unknown')
  return building.estateId
}
