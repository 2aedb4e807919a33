import { createHash } from 'node:crypto'
import { looksAfterThem } from '@juwuye/domain'
import type { relayBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { blowWhistle, type ParsedWhistle, type Relaying, whistleHash, whistles } from '../../cases/index.ts'
import { type ActorAround, namesOf } from '../../communities/index.ts'
import { type CheckedWords, checkWords, wordsOfWhistle } from '../../moderation/index.ts'
import { type Attempt, noteRefusedAttempt } from '../attempts.ts'
import { keepEvidence, requireEvidence } from '../consent.ts'
import { findNeighbour } from '../find-neighbour.ts'
import { noteNeighbourConsent } from '../neighbour-consents.ts'
import type { NeighbourRow } from '../neighbours.table.ts'
import { relays } from '../relay.table.ts'

export type Concern = z.output<typeof relayBody>['items'][number]

export interface RelayRequest {
  readonly communityId: string
  readonly personId: string
  readonly roundId: string
  readonly concern: Concern
}

/** Of neighbour, words and recording: punctuation and spaces do not make it another concern. */
function saidHash({ neighbourId, text, voiceId }: Concern): string {
  const said = text === '' ? `voice ${voiceId}` : text.replace(/[\s\p{P}]/gu, '')
  return createHash('sha256').update(`${neighbourId} ${said}`).digest('hex')
}

/** The case of a concern that this person relayed before, also when somebody else speaks for the neighbour by now. */
async function findRelayed(tx: Tx, { communityId, personId, concern }: RelayRequest): Promise<string | undefined> {
  const [known] = await tx
    .select({ caseId: whistles.caseId, bodyHash: whistles.bodyHash })
    .from(relays)
    .innerJoin(whistles, and(eq(whistles.communityId, relays.communityId), eq(whistles.id, relays.whistleId)))
    .where(and(eq(relays.communityId, communityId), eq(relays.whistleId, concern.id), eq(relays.relayerId, personId)))
  if (known && known.bodyHash !== whistleHash(concern)) throw new Refusal('whistle-id-conflict')
  return known?.caseId
}

/** @throws Refusal relay-twice */
async function requireOnce(tx: Tx, { communityId, personId, roundId, concern }: RelayRequest): Promise<void> {
  const [same] = await tx
    .select({ id: relays.whistleId })
    .from(relays)
    .where(
      and(
        eq(relays.communityId, communityId),
        eq(relays.relayerId, personId),
        eq(relays.roundId, roundId),
        eq(relays.saidHash, saidHash(concern)),
      ),
    )
  if (same) throw new Refusal('relay-twice')
}

/** @throws Refusal neighbour-unknown, neighbour-linked */
async function neighbourFor(tx: Tx, { communityId, concern }: RelayRequest, actor: ActorAround): Promise<NeighbourRow> {
  const row = await findNeighbour(tx, { communityId, neighbourId: concern.neighbourId }, 'share')
  if (!row || !looksAfterThem(actor, row)) {
    throw new Refusal('neighbour-unknown', { fields: [fieldProblem('neighbourId', 'not-a-choice')] })
  }
  if (row.personId !== null) throw new Refusal('neighbour-linked')
  return row
}

function relaying(deps: Deps, request: RelayRequest): Relaying {
  const { communityId, personId, roundId, concern } = request
  const { id: whistleId, neighbourId, consent, readBack, photos } = concern
  return {
    bodyHash: whistleHash(concern),
    async forWhom(tx, actor) {
      const { name } = await neighbourFor(tx, request, actor)
      requireEvidence(consent)
      await requireOnce(tx, request)
      return { name, consent: consent.kind }
    },
    async filed(tx, now) {
      await tx.insert(relays).values({
        communityId,
        whistleId,
        neighbourId,
        relayerId: personId,
        roundId,
        saidHash: saidHash(concern),
        consentKind: consent.kind,
        consentFamily: consent.family,
        consentVoiceId: consent.voiceId,
        consentPhotoIds: consent.photos,
        readBack,
        relayedAt: now,
      })
      const { kind } = consent
      const agreed = {
        communityId,
        neighbourId,
        matter: 'relayed',
        kind,
        whistleId,
        notedBy: personId,
        at: now,
      } as const
      await noteNeighbourConsent(tx, deps.ids, agreed)
      await keepEvidence(tx, { communityId, personId, consent, subjectId: whistleId, kept: photos, now })
    },
  }
}

/** The whistle that a concern is, at the neighbour's building unless it is somewhere else. */
function whistleOf(concern: Concern, home: Pick<NeighbourRow, 'estateId' | 'buildingId'>): ParsedWhistle {
  const { id, kind, text, voiceId, photos, visibility, danger, aboutPartyId, deviceTime } = concern
  const place = concern.place ?? { ...home, placeId: null, spot: null }
  const { estateId, buildingId, placeId, spot } = place
  return {
    ...{ id, kind, text, voiceId, photos, visibility, danger, aboutPartyId, deviceTime },
    ...{ estateId, buildingId, placeId, spot },
    channel: 'relay',
    onBehalfOf: null,
  }
}

/**
 * 代报: files what a neighbour on the list said, with what shows that they agreed; answers the case id. The same concern
 * sent again is the same case, whatever became of the rest of its round.
 *
 * @throws Refusal neighbour-unknown and consent-evidence, which are put on record; neighbour-linked, relay-twice,
 *   voice-unusable, photo-unusable, not-open-yet, whistle-id-conflict; invalid-input without words and recording
 */
export async function relayConcern(deps: Deps, request: RelayRequest): Promise<string> {
  const { communityId, personId, concern } = request
  if (concern.text === '' && concern.voiceId === null) throw invalidField('text', 'words-or-voice')
  const known = await inCommunity(deps.db.api, request, async (tx) => ({
    caseId: await findRelayed(tx, request),
    home: await findNeighbour(tx, { communityId, neighbourId: concern.neighbourId }),
  }))
  if (known.caseId !== undefined) return known.caseId
  try {
    if (!known.home) throw new Refusal('neighbour-unknown')
    const input = whistleOf(concern, known.home)
    const checked: CheckedWords | undefined = await checkWords(deps, personId, wordsOfWhistle(input))
    return await blowWhistle(deps, { communityId, personId, input, checked, relaying: relaying(deps, request) })
  } catch (error) {
    // the same said twice at this very moment
    if (isUniqueViolation(error, 'relays_once_a_round')) throw new Refusal('relay-twice', { cause: error })
    await noteIfRefused(deps, request, error)
    throw error
  }
}

const ON_RECORD: Readonly<Record<string, Attempt['what']>> = {
  'neighbour-unknown': 'unknownNeighbour',
  'consent-evidence': 'noConsent',
}

async function noteIfRefused(deps: Deps, { communityId, personId, concern }: RelayRequest, error: unknown) {
  const what = error instanceof Refusal ? ON_RECORD[error.code] : undefined
  if (what === undefined) return
  const names = await inCommunity(deps.db.api, { communityId, personId }, (tx) => namesOf(tx, communityId, [personId]))
  const personName = names.get(personId)?.name ?? ''
  await noteRefusedAttempt(deps, { communityId, personId, personName, what, subjectId: concern.neighbourId })
}
