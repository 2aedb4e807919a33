/** Where a printed code leads. WeChat gives 32 characters: a letter, the community, and 22 characters for an id. */
export type Entry =
  | { to: 'result'; communityId: string; publicationId: string }
  | { to: 'case'; communityId: string; caseId: string }
  | { to: 'duty'; communityId: string }
  | { to: 'whistle'; communityId: string }
  | { to: 'invitation'; code: string }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const bits = (value: number, width: number) => value.toString(2).padStart(width, '0')

/** A UUID in 22 characters (base64url, as others write it). */
function shortId(uuid: string): string {
  const all = [...uuid.replace(/-/g, '')].map((digit) => bits(Number.parseInt(digit, 16), 4)).join('')
  return (all.padEnd(132, '0').match(/.{6}/g) ?? []).map((six) => ALPHABET[Number.parseInt(six, 2)]).join('')
}

function longId(short: string): string | undefined {
  if (!/^[\w-]{22}$/.test(short)) return undefined
  const all = [...short].map((letter) => bits(ALPHABET.indexOf(letter), 6)).join('')
  const hex = (all.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** What is printed into a code. */
export function sceneOf(entry: Entry): string {
  if (entry.to === 'invitation') return entry.code
  if (entry.to === 'result') return `r.${entry.communityId}.${shortId(entry.publicationId)}`
  if (entry.to === 'case') return `c.${entry.communityId}.${shortId(entry.caseId)}`
  return `${entry.to === 'duty' ? 'd' : 'w'}.${entry.communityId}`
}

/** An office in a community, or in a town. */
const INVITATION = /^([1-9]\d{0,17}\.[\w-]{16}|t\.[\w-]{24})$/

/** Anybody can print a code: undefined for what is none of ours. */
export function readScene(scene: string | undefined): Entry | undefined {
  if (scene !== undefined && INVITATION.test(scene)) return { to: 'invitation', code: scene }
  const [letter, communityId = '', short] = (scene ?? '').split('.')
  if (!/^[1-9]\d{0,17}$/.test(communityId)) return undefined
  if (letter === 'd' && short === undefined) return { to: 'duty', communityId }
  if (letter === 'w' && short === undefined) return { to: 'whistle', communityId }
  const id = longId(short ?? '')
  if (id === undefined) return undefined
  if (letter === 'r') return { to: 'result', communityId, publicationId: id }
  return letter === 'c' ? { to: 'case', communityId, caseId: id } : undefined
}

/** The invitation in what was scanned: the code itself, or the address that carries it behind its #. */
export function codeIn(text: string): string | undefined {
  const entry = readScene(text.slice(text.indexOf('#') + 1))
  return entry?.to === 'invitation' ? entry.code : undefined
}
