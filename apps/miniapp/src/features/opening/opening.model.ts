import type { Office, OpeningNeed, Role } from '@juwuye/domain'
import { LIMITS } from '@juwuye/domain'
import { dayText, OFFICE_LABELS, REGION_ROLE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { ChangePartyBody, CommunityView, Invitation, InvitationOffer } from '@juwuye/types'
import { phoneText } from '../../shared/duty.model.ts'

/** What is missing, and what is done about it. */
export const NEED_WORDS: Record<OpeningNeed, { title: string; missing: string }> = {
  committee: { title: '居委会', missing: '加上居委会这一家' },
  estate: { title: '一个小区', missing: '加上小区和楼栋' },
  socialWorker: { title: '一位社工', missing: '请居委会的社工进来' },
  onCall: { title: '值班电话', missing: '写上夜里打给谁' },
}

/**
 * Names of buildings as somebody types them: “1-12” stands for twelve, the others are taken as they are.
 *
 * @example buildingNames('1-3、会所') // ['1 幢', '2 幢', '3 幢', '会所']
 */
export function buildingNames(typed: string): string[] {
  const parts = typed.split(/[\n、，,；;]/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== '').flatMap(namesOf))]
}

function namesOf(part: string): string[] {
  const range = /^(\d{1,3})\s*(?:-|—|－|到|至|~)\s*(\d{1,3})\s*(幢|栋|号楼)?$/.exec(part)
  const one = /^(\d{1,3})$/.exec(part)
  if (one) return [`${Number(one[1])} 幢`]
  if (!range) return [part]
  const [from, to] = [Number(range[1]), Number(range[2])]
  if (to < from || to - from >= LIMITS.buildingsPerEstate) return [part]
  return Array.from({ length: to - from + 1 }, (_, i) => `${from + i} ${range[3] ?? '幢'}`)
}

const MOST_NAMED = 4

/** What the names came to; nothing while there are none. */
export function buildingsLine(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const shown = names.length > MOST_NAMED ? [names[0], names[1], '……', names[names.length - 1]] : names
  return `一共 ${names.length} 幢：${shown.join('、').replace('、……、', '……')}`
}

export interface EstateDraft {
  estate: string
  buildings: string
  /** Rung at any hour. */
  phone: string
}
export const NO_ESTATE: EstateDraft = { estate: '', buildings: '', phone: '' }

const PHONE = /^[0-9+()\- ]{3,20}$/
const PHONE_WRONG = '写电话号码，只能是数字和短横线'

export const phoneProblem = (typed: string): string | undefined => (PHONE.test(typed) ? undefined : PHONE_WRONG)

export function estateProblems({ estate, buildings, phone }: EstateDraft): Record<string, string> {
  const names = buildingNames(buildings)
  return {
    ...(estate.trim() === '' && { estate: '写上小区的名字' }),
    ...(names.length === 0 && { buildings: '写上有哪几幢' }),
    ...(names.length > LIMITS.buildingsPerEstate && { buildings: `最多 ${LIMITS.buildingsPerEstate} 幢` }),
    ...(names.some((name) => name.length > LIMITS.nameChars) && { buildings: '楼栋的名字太长，用顿号隔开' }),
    ...(!PHONE.test(phone.trim()) && { phone: PHONE_WRONG }),
  }
}

export const estateBody = (id: string, { estate, buildings, phone }: EstateDraft) => ({
  id,
  name: estate.trim(),
  buildings: buildingNames(buildings),
  onCall: [{ label: '小区值班', phone: phone.trim() }],
})

export interface CommunityDraft extends EstateDraft {
  name: string
  shortName: string
  deskPhone: string
}
export const NO_COMMUNITY: CommunityDraft = { ...NO_ESTATE, name: '', shortName: '', deskPhone: '' }

export function communityProblems(draft: CommunityDraft): Record<string, string> {
  return {
    ...(draft.name.trim() === '' && { name: '写上社区的名字' }),
    ...(draft.shortName.trim() === '' && { shortName: '写上简称' }),
    ...(!PHONE.test(draft.deskPhone.trim()) && { deskPhone: PHONE_WRONG }),
    ...estateProblems(draft),
  }
}

export const communityBody = (id: string, draft: CommunityDraft) => ({
  name: draft.name.trim(),
  shortName: draft.shortName.trim(),
  deskPhone: draft.deskPhone.trim(),
  estate: estateBody(id, draft),
})

type Estate = CommunityView['estates'][number]
type Party = CommunityView['parties'][number]

/** Whom one rings in an estate at any hour. */
export const numbersLine = (onCall: Estate['onCall']): string =>
  onCall.map(({ label, phone }) => `${label} ${phoneText(phone)}`).join('；') || '还没有号码'

/** What an estate consists of. */
export const estateLine = ({ buildings, places }: Estate): string =>
  [`${buildings.length} 幢`, places.length > 0 && `${places.length} 处公共地方`].filter(Boolean).join('，')

/** What a party is, and where it stands for people. */
export function partyLine({ estateIds, phone }: Party, kind: string, estates: readonly Estate[]): string {
  const where = estateIds === null ? '全社区' : namesIn(estates, estateIds)
  return [kind, where, phone && phoneText(phone)].filter(Boolean).join('，')
}

const namesIn = (estates: readonly Estate[], ids: readonly string[]) =>
  estates
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join('、')

export interface PartyChange {
  name: string
  phone: string
  character: string
  /** None: the whole community. */
  covered: string[]
}

export const partyAsDraft = ({ name, phone, character, estateIds }: Party): PartyChange => ({
  name,
  phone: phone ?? '',
  character,
  covered: [...(estateIds ?? [])],
})

export const partyProblems = ({ name, phone, character }: PartyChange): Record<string, string> => ({
  ...(name.trim() === '' && { name: '写上这一家的名字' }),
  ...(phone.trim() !== '' && !PHONE.test(phone.trim()) && { phone: PHONE_WRONG }),
  ...([...character.trim()].length !== 1 && { character: '写一个字' }),
})

/** With what stood on the screen, so that nobody who was quicker is overwritten. */
export const changedParty = (party: Party, draft: PartyChange): ChangePartyBody => ({
  was: { name: party.name, character: party.character, phone: party.phone, estateIds: party.estateIds },
  name: draft.name.trim(),
  character: draft.character.trim(),
  phone: draft.phone.trim() || null,
  estateIds: draft.covered.length > 0 ? draft.covered : null,
})

interface Offered {
  readonly role: Role | InvitationOffer['role']
  readonly office: Office | null
  readonly party: { readonly name: string } | null
  readonly estate: string | null
  readonly buildings: readonly string[]
}

const LABELS: Readonly<Record<string, string>> = { ...ROLE_LABELS, ...REGION_ROLE_LABELS }

/** 社区党组织 书记，负责人 */
export function offeredTitle({ role, office }: Pick<Offered, 'role' | 'office'>): string {
  return [LABELS[role] ?? role, office && OFFICE_LABELS[office]].filter(Boolean).join('，')
}

/** 罗社工，社工：by name where it is for one person of a roster. */
export const invitedTitle = ({ name, ...offer }: Pick<Invitation, 'name' | 'role' | 'office'>): string =>
  [name, offeredTitle(offer)].filter(Boolean).join('：')

/** For whom, and what one looks after. */
export function offeredNote({ party, estate, buildings }: Offered): string {
  const cares = buildings.length > 0 ? `照看 ${[estate, buildings.join('、')].filter(Boolean).join(' ')}` : undefined
  return [party?.name, cares].filter(Boolean).join('，')
}

/** What has become of it, in a line. */
export function invitationNote(invitation: Invitation, now: number): string {
  const { state, uses, used, endsAt, by, revokedBy, people } = invitation
  const came = people.map(({ name }) => name).join('、')
  const count = uses > 1 ? `${used}/${uses} 位用了` : ''
  if (state === 'revoked') return `${revokedBy ?? by}收回了`
  if (state === 'ended') return ['过期了', count].filter(Boolean).join('，')
  if (state === 'used') return came === invitation.name ? '来了' : `${came}来了`
  return [`${by}发的，到 ${dayText(endsAt, now)}`, count].filter(Boolean).join('，')
}
