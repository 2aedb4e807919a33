import { DAY, LIMITS, RETENTION, type Visibility, type WhistleChannel, type WhistleKind } from '@juwuye/domain'
import type { BlowBody, CommunityView, SimilarCases } from '@juwuye/types'
import type { SentPhoto } from '../../shared/photo-uploads.ts'
import type { KeptVoice } from '../../shared/voice-note.ts'

export type Consent = NonNullable<BlowBody['onBehalfOf']>['consent']

/** Somebody of the backbone enters it for a neighbour. */
export interface ForOther {
  channel: Exclude<WhistleChannel, 'own'>
  name: string
  consent: Consent
}

/** The form as it is kept on the phone. */
export interface WhistleDraft {
  /** Made when it is sent for the first time, so that sending again is not sending twice. */
  id?: string
  /** The phone's clock at that moment. */
  deviceTime?: number
  kind: WhistleKind
  text: string
  /** Said in place of typed, or beside it. */
  voice?: KeptVoice
  photos: SentPhoto[]
  /** undefined: not touched, the person's own home stands. null: not in a building. */
  estateId?: string
  buildingId?: string | null
  placeId?: string
  spot: string
  visibility: Visibility
  danger: boolean
  aboutPartyId?: string
  forOther?: ForOther
  /** Cases the person said are another matter. */
  notSame: string[]
}

export const EMPTY_DRAFT: WhistleDraft = {
  kind: 'problem',
  text: '',
  photos: [],
  spot: '',
  visibility: 'named',
  danger: false,
  notSame: [],
}

type Places = Pick<CommunityView, 'estates' | 'memberships'>

/** Where it is: what was chosen, else the person's own home, as far as those places exist. */
export function placeOf(draft: Pick<WhistleDraft, 'estateId' | 'buildingId' | 'placeId'>, community: Places) {
  const { estates, memberships } = community
  const home = memberships.find(({ role }) => role === 'resident')
  const works = memberships.find(({ estate }) => estate !== null)
  const chosen = estates.find(({ id }) => id === draft.estateId)
  const own = estates.find(({ id }) => id === (home ?? works)?.estate?.id)
  const estate = chosen ?? own ?? (estates.length === 1 ? estates[0] : undefined)
  const buildingId = draft.buildingId === undefined && estate === own ? home?.building?.id : draft.buildingId
  return {
    estate,
    building: estate?.buildings.find(({ id }) => id === buildingId),
    place: estate?.places.find(({ id }) => id === draft.placeId),
  }
}

/** 临溪花园 3 幢 */
export function placeText({ estate, building }: ReturnType<typeof placeOf>): string | undefined {
  return estate && [estate.name, building?.name].filter(Boolean).join(' ')
}

export type WhistleProblems = Partial<Record<'text' | 'estateId' | 'spot' | 'onBehalfOf', string>>

const lengthOf = (text: string) => [...text.trim()].length

/** What the person should put right before it is sent. */
export function whistleProblems(draft: WhistleDraft, community: Places): WhistleProblems {
  const problems: WhistleProblems = {}
  const length = lengthOf(draft.text)
  if (length === 0 && !draft.voice) problems.text = '说一句是什么事，写的、录的都行'
  if (length > LIMITS.whistleTextChars) problems.text = `最多 ${LIMITS.whistleTextChars} 个字，现在 ${length} 个`
  if (!placeOf(draft, community).estate) problems.estateId = '选一下在哪个小区'
  if (lengthOf(draft.spot) > LIMITS.placeChars) problems.spot = `最多 ${LIMITS.placeChars} 个字`
  if (draft.forOther && lengthOf(draft.forOther.name) === 0) problems.onBehalfOf = '写上是替谁说的'
  return problems
}

/** The whistle as it leaves the phone. Needs a place and an id. */
export function whistleBody(draft: WhistleDraft & { id: string }, community: Places): BlowBody {
  const { estate, building, place } = placeOf(draft, community)
  const { forOther } = draft
  return {
    id: draft.id,
    kind: draft.kind,
    text: draft.text.trim(),
    voiceId: draft.voice?.id ?? null,
    photos: draft.photos.map(({ id }) => id),
    estateId: estate?.id ?? '',
    buildingId: building?.id ?? null,
    placeId: place?.id ?? null,
    spot: draft.spot.trim() || null,
    visibility: draft.visibility,
    danger: draft.danger,
    aboutPartyId: draft.aboutPartyId ?? null,
    channel: forOther?.channel ?? 'own',
    onBehalfOf: forOther ? { name: forOther.name.trim(), consent: forOther.consent } : null,
    deviceTime: draft.deviceTime ?? null,
  }
}

/** What of a whistle goes along when it joins a case instead. */
export function joinBody({ text, voice, visibility }: Pick<WhistleDraft, 'text' | 'voice' | 'visibility'>, id: string) {
  return { id, text: text.trim(), voiceId: voice?.id ?? null, visibility }
}

/** 我也是 counts the person themselves and carries no danger: neither may be lost by one tap. */
export const mayJoin = ({ danger, forOther }: Pick<WhistleDraft, 'danger' | 'forOther'>) => !danger && !forOther

/** What 我也是 leaves behind, as a question before it is lost; undefined when nothing is. */
export function leftBehind({ aboutPartyId }: Pick<WhistleDraft, 'aboutPartyId'>, photos: number): string | undefined {
  const lost = [photos > 0 && '照片', aboutPartyId && '点名的那一家'].filter(Boolean)
  return lost.length > 0 ? `${lost.join('和')}不会一起带过去` : undefined
}

/** Milliseconds since 1970 inside a UUIDv7. */
const timeOf = (id: string) => Number.parseInt(id.replace(/-/g, '').slice(0, 12), 16)

/** Pictures and recordings the server or the phone still has: what is not sent with a whistle is swept after a day. */
export function stillKept<T extends { id: string; waiting?: boolean }>(sent: readonly T[], now: number): T[] {
  const oldest = now - RETENTION.unsentUploads.days * DAY
  return sent.filter(({ id, waiting }) => waiting || timeOf(id) > oldest)
}

type Similar = SimilarCases['items'][number]

/** Cases neighbours may have reported already, without those the person called another matter. */
export function similarLeft(items: readonly Similar[], notSame: readonly string[]): Similar[] {
  return items.filter(({ id }) => !notSame.includes(id))
}

/** 2 位邻居可能报过这件 */
export function similarLine(items: readonly Pick<Similar, 'whistleCount'>[]): string {
  const [only] = items
  return items.length === 1 && only ? `${only.whistleCount} 位邻居可能报过这件` : `有 ${items.length} 件，可能是同一件`
}

/** Enough said to look for the same matter. */
export const enoughToCompare = (text: string) => lengthOf(text) >= 4
