import { CONSENT_KINDS, type ConsentKind, LIMITS, REACH_WAYS, type WhistleKind } from '@juwuye/domain'
import { CONSENT_LABELS, REACH_LABELS } from '@juwuye/messages'
import type { CommunityView, MembershipView, NeighbourImport, NeighbourView, RelayBody } from '@juwuye/types'
import type { SentPhoto } from '../../shared/photo-uploads.ts'
import type { KeptVoice } from '../../shared/voice-note.ts'

/** Who keeps a list of neighbours: building heads, and the desk for whom nobody looks after. */
export function looksAfterNeighbours(memberships: readonly MembershipView[]): boolean {
  return memberships.some(({ role }) => role === 'buildingHead') || isDesk(memberships)
}

/** The social workers: of the desk only they see the lists. */
export const isDesk = (memberships: readonly MembershipView[]) =>
  memberships.some(({ role }) => role === 'socialWorker')

/** The buildings whose neighbours somebody may put on a list: a head's own, for the desk all. */
export function buildingsOf({ estates, memberships }: Pick<CommunityView, 'estates' | 'memberships'>) {
  const own = new Set(memberships.flatMap(({ looksAfter }) => looksAfter.map(({ id }) => id)))
  const all = estates.flatMap((estate) =>
    estate.buildings.map(({ id, name }) => ({ value: id, label: `${estate.name} ${name}` })),
  )
  return isDesk(memberships) ? all : all.filter(({ value }) => own.has(value))
}

/** 新加 3 位，改 1 位，2 位没有变 */
export function importLine({ added, changed, unchanged }: NeighbourImport): string {
  const parts = [
    added > 0 && `新加 ${added} 位`,
    changed > 0 && `改 ${changed} 位`,
    unchanged > 0 && `${unchanged} 位没有变`,
  ]
  return parts.filter(Boolean).join('，')
}

export interface ConsentInHand {
  kind?: ConsentKind
  voice?: KeptVoice
  photos: SentPhoto[]
  family: string
}

export const NO_CONSENT: ConsentInHand = { photos: [], family: '' }

export const CONSENT_CHOICES = CONSENT_KINDS.map((value) => ({ value, label: CONSENT_LABELS[value] }))
export const REACH_CHOICES = REACH_WAYS.map((value) => ({ value, label: REACH_LABELS[value] }))

/** What is missing before it counts as agreed; `evidence`: it must also be shown. */
export function consentFault({ kind, voice, photos, family }: ConsentInHand, evidence: boolean): string | undefined {
  if (!kind) return '选一下是怎么同意的'
  if (kind === 'family') return family.trim() === '' ? '写上是哪位家里人同意的' : undefined
  if (!evidence) return undefined
  if (kind === 'spoken' && !voice) return '请他亲口说一句，录下来'
  if (kind === 'written' && photos.length === 0) return '把他写的拍一张'
  return undefined
}

export const consentBody = ({ kind, voice, photos, family }: ConsentInHand) => ({
  kind: kind ?? 'spoken',
  voiceId: kind === 'written' ? null : (voice?.id ?? null),
  photos: kind === 'written' ? photos.map(({ id }) => id) : [],
  family: kind === 'family' ? family.trim() : '',
})

/** One concern of one neighbour, as it is kept on the phone. */
export interface Concern {
  /** The whistle's. */
  id: string
  neighbourId: string
  /** As it stood on the list. */
  name: string
  estateId: string
  buildingId: string
  home: string
  kind: WhistleKind
  text: string
  voice?: KeptVoice
  photos: SentPhoto[]
  spot: string
  consent: ConsentInHand
  readBack: boolean
  danger: boolean
  deviceTime?: number
  /** Why the server did not take it. */
  refusal?: string
}

export interface RoundInHand {
  roundId: string
  /** Ready to leave. */
  concerns: Concern[]
  /** The one being taken down. */
  now?: Concern
}

type Whose = Pick<NeighbourView, 'id' | 'name' | 'estate' | 'building'>

export function newConcern(id: string, { id: neighbourId, name, estate, building }: Whose): Concern {
  const nothing = { kind: 'problem' as const, text: '', photos: [], spot: '', readBack: false, danger: false }
  const home = { estateId: estate.id, buildingId: building.id, home: `${estate.name} ${building.name}` }
  return { id, neighbourId, name, ...home, ...nothing, consent: NO_CONSENT }
}

export type ConcernFaults = Partial<Record<'neighbour' | 'text' | 'spot' | 'consent' | 'readBack', string>>

const lengthOf = (text: string) => [...text.trim()].length

/** What is still missing before a concern may leave. */
export function concernFaults(concern: Concern | undefined, others: readonly Concern[]): ConcernFaults {
  if (!concern) return { neighbour: '先选是哪位邻居说的' }
  const faults: ConcernFaults = {}
  const length = lengthOf(concern.text)
  if (length === 0 && !concern.voice) faults.text = '写一句，或者录一段'
  if (length > LIMITS.whistleTextChars) faults.text = `最多 ${LIMITS.whistleTextChars} 个字，现在 ${length} 个`
  if (length > 0 && others.some((other) => sameWords(other, concern)))
    faults.text = '这位邻居的这句话，这一趟已经记过了'
  if (lengthOf(concern.spot) > LIMITS.placeChars) faults.spot = `最多 ${LIMITS.placeChars} 个字`
  const consent = consentFault(concern.consent, true)
  if (consent) faults.consent = consent
  if (!concern.readBack) faults.readBack = '念给他听一遍，他说对，再打钩'
  return faults
}

const sameWords = (one: Concern, other: Concern) =>
  one.id !== other.id && one.neighbourId === other.neighbourId && one.text.trim() === other.text.trim()

/** What is read back: who, what, where. */
export function readBackText({ name, text, voice, home, spot }: Concern): string {
  const said = text.trim() || (voice ? '您刚才录的那段话' : '……')
  return `${name}，您说的是：${said.replace(/[。.！!]$/, '')}。地方在${[home, spot.trim()].filter(Boolean).join('，')}。我帮您报上去，行不行？`
}

export function relayItem(concern: Concern): RelayBody['items'][number] {
  const { id, neighbourId, kind, text, voice, photos, consent, readBack, danger, deviceTime } = concern
  const { estateId, buildingId } = concern
  const spot = concern.spot.trim()
  return {
    id,
    neighbourId,
    kind,
    text: text.trim(),
    voiceId: voice?.id ?? null,
    photos: photos.map((photo) => photo.id),
    place: spot ? { estateId, buildingId, placeId: null, spot } : null,
    visibility: 'named',
    danger,
    aboutPartyId: null,
    consent: consentBody(consent),
    readBack,
    deviceTime: deviceTime ?? null,
  }
}
