import {
  BACKBONE_ROLES,
  DAY,
  type DangerState,
  dayOf,
  LIMITS,
  ngrams,
  relaysFromList,
  startOfDay,
} from '@juwuye/domain'
import { errorSentence } from '@juwuye/messages'
import type { ErrorCode } from '@juwuye/types'
import { and, count, eq, gte, isNull, or } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asked, insertRow, prepared } from '../../../platform/db/prepared.ts'
import { inCommunity, together } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type ActorAround, actorAround, findPlace, isOpenForWhistles, personName } from '../../communities/index.ts'
import { noteConsent } from '../../consents/index.ts'
import { rememberCommunity } from '../../identity/index.ts'
import { type CheckedWords, requireUnblocked } from '../../moderation/index.ts'
import { attachUploads } from '../../uploads/index.ts'
import { refusal } from '../case-command.ts'
import { type CaseRow, recordOf } from '../case-record.ts'
import { CaseWork } from '../case-work.ts'
import { cases, whistles } from '../cases.table.ts'
import { blankCase, nextNumber } from '../new-case.ts'
import type { ParsedWhistle } from '../parsed.ts'
import { answerTaken, findTaken, type WhistleId, whistleHash } from '../taken-whistle.ts'
import { addParties } from './summon-party.ts'

export interface WhistleRequest {
  readonly communityId: string
  readonly personId: string
  readonly input: ParsedWhistle
  /** What the content check said of the words. */
  readonly checked?: CheckedWords | undefined
  /** Where it is relayed for a neighbour on somebody's list. */
  readonly relaying?: Relaying
}

/** Looks at the list, and writes beside the whistle, in the transaction that files it. */
export interface Relaying {
  /** Tells a retry from another concern under the same id. */
  readonly bodyHash: string
  /** For whom it is. @throws Refusal where this person may not speak for them, or not so */
  forWhom(tx: Tx, actor: ActorAround): Promise<NonNullable<ParsedWhistle['onBehalfOf']>>
  filed(tx: Tx, now: number): Promise<void>
}

const whistleId = ({ communityId, personId, input, relaying }: WhistleRequest): WhistleId => ({
  communityId,
  personId,
  id: input.id,
  bodyHash: relaying?.bodyHash ?? whistleHash(input),
})

/** Who belongs to the backbone of the estate (or of the whole community) may speak for others there, with consent. */
function checkOnBehalf(actor: ActorAround, input: ParsedWhistle): void {
  const forOther = input.channel !== 'own'
  if (!forOther && input.onBehalfOf === null) return
  if (!forOther || input.onBehalfOf === null) throw refusalOfField('consent-required', 'onBehalfOf')
  const speaks = actor.memberships.some(
    (m) => BACKBONE_ROLES.includes(m.role) && (m.estateId === null || m.estateId === input.estateId),
  )
  if (!speaks) throw new Refusal('forbidden')
  if (input.channel === 'relay' && relaysFromList(actor)) throw refusalOfField('relay-from-list', 'channel')
}

const blownSince = prepared((tx) =>
  tx
    .select({ blown: count() })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, asked('communityId')),
        eq(whistles.personId, asked('personId')),
        eq(whistles.joined, false),
        // what was relayed for them before they joined is not theirs to count
        eq(whistles.channel, 'own'),
        gte(whistles.receivedAt, asked('today', whistles.receivedAt)),
      ),
    ),
)

async function checkLimits(tx: Tx, request: WhistleRequest, now: number): Promise<void> {
  const { communityId, personId, input } = request
  if (input.channel !== 'own') return
  const today = startOfDay(dayOf(now)) ?? now
  const [row] = await blownSince(tx, { communityId, personId, today })
  if ((row?.blown ?? 0) >= LIMITS.whistlesPerDay) {
    const retryAfterSeconds = Math.ceil((today + DAY - now) / 1000)
    throw new Refusal('whistle-limit', { params: { limit: LIMITS.whistlesPerDay }, retryAfterSeconds })
  }
}

/** Danger is taken at its word, unless this person was wrong twice lately: then the desk looks first. */
async function dangerState(tx: Tx, request: WhistleRequest, now: number): Promise<DangerState> {
  const { communityId, personId, input } = request
  if (!input.danger) return 'none'
  const [row] = await tx
    .select({ wrong: count() })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, communityId),
        or(eq(whistles.personId, personId), and(isNull(whistles.personId), eq(whistles.enteredBy, personId))),
        eq(whistles.falseUrgent, true),
        gte(whistles.receivedAt, now - LIMITS.falseUrgentDays * DAY),
      ),
    )
  return (row?.wrong ?? 0) >= LIMITS.falseUrgents ? 'deskFirst' : 'pending'
}

function newCase(deps: Deps, request: WhistleRequest, number: string, now: number, danger: DangerState): CaseRow {
  const { communityId, input } = request
  return blankCase({
    communityId,
    id: deps.ids.uuid(),
    number,
    state: danger === 'pending' ? 'dispatched' : 'raised',
    danger,
    kind: input.kind,
    estateId: input.estateId,
    buildingId: input.buildingId,
    placeId: input.placeId,
    spot: input.spot === '' ? null : input.spot,
    aboutPartyId: input.aboutPartyId,
    hidden: input.visibility === 'private',
    whistleCount: 1,
    receivedAt: now,
    stepTimes: danger === 'pending' ? { 1: now, 2: now } : { 1: now },
    updatedAt: now,
    grams: ngrams(input.text),
  })
}

function refusalOfPlace(field: 'estateId' | 'buildingId' | 'placeId'): Refusal {
  const code = field === 'estateId' ? 'estate-unknown' : field === 'buildingId' ? 'building-unknown' : 'place-unknown'
  return refusalOfField(code, field)
}

function refusalOfField(code: ErrorCode, path: string): Refusal {
  return new Refusal(code, { fields: [{ path, code, message: errorSentence(code) }] })
}

async function file(deps: Deps, tx: Tx, request: WhistleRequest): Promise<string> {
  const { communityId, personId, input, relaying } = request
  const now = deps.clock.now()
  const [taken, actor, place, isOpen] = await together(
    findTaken(tx, whistleId(request)),
    actorAround(tx, communityId, personId, now),
    findPlace(tx, communityId, input),
    isOpenForWhistles(tx, communityId, now),
  )
  if (taken) return taken
  if (!relaying) checkOnBehalf(actor, input)
  const onBehalfOf = relaying ? await relaying.forWhom(tx, actor) : input.onBehalfOf
  const danger = await dangerState(tx, request, now)
  const displayName = actor.displayName ?? ((await personName(tx, personId)) || '邻居')
  if (place.problem) throw refusalOfPlace(place.problem)
  if (!isOpen) throw new Refusal('not-open-yet')
  // the limits are asked behind the counter's lock, so that two at once cannot both be the fifth
  const [number] = await together(
    nextNumber(tx, communityId, place.shortName, now),
    // danger is heard from everybody, and so is what is said for a neighbour
    !input.danger && input.channel === 'own' && requireUnblocked(tx, communityId, personId, now),
    checkLimits(tx, request, now),
  )
  const row = newCase(deps, request, number, now, danger)
  const whistle = {
    communityId,
    id: input.id,
    caseId: row.id,
    personId: input.channel === 'own' ? personId : null,
    enteredBy: input.channel === 'own' ? null : personId,
    onBehalfOf: onBehalfOf?.name ?? null,
    consent: onBehalfOf?.consent ?? null,
    joined: false,
    kind: input.kind,
    channel: input.channel,
    visibility: input.visibility,
    danger: input.danger,
    falseUrgent: false,
    words: input.text,
    displayName: onBehalfOf?.name ?? displayName,
    bodyHash: whistleId(request).bodyHash,
    deviceTime: input.deviceTime,
    receivedAt: now,
  }
  const said = { personId, matter: 'nameShown', given: input.visibility === 'named', about: row.number, now } as const
  const [, , record] = await together(
    insertRow(tx, cases, row),
    insertRow(tx, whistles, whistle),
    recordOf(tx, row, now),
    input.channel === 'own' && noteConsent(tx, deps.ids, said),
    // whoever whistled finds what is kept of them there, also without living there
    rememberCommunity(tx, personId, communityId, now),
  )
  await attachUploads(tx, { communityId, personId, ids: input.photos, caseId: row.id, now })
  await relaying?.filed(tx, now)
  if (input.aboutPartyId !== null && !record.people.parties.some((p) => p.id === input.aboutPartyId)) {
    throw refusal('party-unknown', {}, 'aboutPartyId')
  }
  const work = new CaseWork(tx, deps.ids, now, record, { personId, displayName, capacity: 'reporter', partyId: null })
  work.checked = request.checked?.verdict ?? null
  if (input.voiceId !== null) work.spoken = { voiceId: input.voiceId, subject: 'whistle', subjectId: input.id }
  await work.addPhotos('whistle', input.id, input.photos)
  if (danger === 'pending') {
    const first = record.people.parties.filter((p) => p.kind === 'property' || p.kind === 'residentsCommittee')
    await addParties(
      work,
      first.map((p) => p.id),
    )
  }
  const outcome = danger === 'pending' ? 'danger' : 'filed'
  const data = { danger: input.danger, channel: input.channel }
  await together(
    work.keepWhistleCheck(input.id),
    work.apply('blow', outcome, { data, words: input.text, photoIds: input.photos }),
  )
  await work.save()
  return row.id
}

/**
 * 吹哨: files a whistle and its case at once, with number and clock; answers the case id. The client made the whistle's
 * id: the same person sending the same again gets the same case, however many times at once.
 */
export function blowWhistle(deps: Deps, request: WhistleRequest): Promise<string> {
  const { communityId, personId } = request
  const take = () => inCommunity(deps.db.api, { communityId, personId }, (tx) => file(deps, tx, request))
  return answerTaken(deps, whistleId(request), take)
}
