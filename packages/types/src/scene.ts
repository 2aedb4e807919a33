/**
 * Where a printed code leads. WeChat gives 32 characters: a letter, 9 of the community's number (fifteen digits), and 22 of
 * an id make just that, written in the 64 letters of base64url.
 */
export type SceneEntry =
  | { to: 'result'; communityId: string; publicationId: string }
  | { to: 'case'; communityId: string; caseId: string }
  | { to: 'duty'; communityId: string }
  | { to: 'whistle'; communityId: string }
  | { to: 'invitation'; code: string }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** So many letters of six bits. */
const NUMBER = 9
const ID = 22

/** Bits, from the left, in letters; what is missing to the last is zero. */
const lettersOf = (bits: string, length: number) =>
  (bits.padEnd(length * 6, '0').match(/.{6}/g) ?? []).map((six) => ALPHABET[Number.parseInt(six, 2)]).join('')

const bitsOf = (letters: string) =>
  [...letters].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(6, '0')).join('')

const shortNumber = (communityId: string) =>
  lettersOf(
    Number(communityId)
      .toString(2)
      .padStart(NUMBER * 6, '0'),
    NUMBER,
  )

function longNumber(letters: string): string | undefined {
  const number = Number.parseInt(bitsOf(letters), 2)
  return number > 0 && Number.isSafeInteger(number) ? String(number) : undefined
}

/** A UUID in 22 letters, as others write it. */
const shortId = (uuid: string) =>
  lettersOf(
    [...uuid.replace(/-/g, '')].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(''),
    ID,
  )

function longId(letters: string): string {
  const hex = (bitsOf(letters).slice(0, 128).match(/.{4}/g) ?? [])
    .map((four) => Number.parseInt(four, 2).toString(16))
    .join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** What is printed into a code. */
export function sceneOf(entry: SceneEntry): string {
  if (entry.to === 'invitation') return entry.code
  const community = shortNumber(entry.communityId)
  if (entry.to === 'result') return `r${community}${shortId(entry.publicationId)}`
  if (entry.to === 'case') return `c${community}${shortId(entry.caseId)}`
  return `${entry.to === 'duty' ? 'd' : 'w'}${community}`
}

/** An office in a community, or in a town. */
const INVITATION = /^([1-9]\d{0,17}\.[\w-]{16}|t\.[\w-]{24})$/

/** Anybody can print a code: undefined for what is none of ours. */
export function readScene(scene: string | undefined): SceneEntry | undefined {
  if (scene !== undefined && INVITATION.test(scene)) return { to: 'invitation', code: scene }
  const [, letter, number = '', id] = /^([rcdw])([\w-]{9})([\w-]{22})?$/.exec(scene ?? '') ?? []
  const communityId = longNumber(number)
  if (communityId === undefined) return undefined
  if (letter === 'd' && id === undefined) return { to: 'duty', communityId }
  if (letter === 'w' && id === undefined) return { to: 'whistle', communityId }
  if (letter === 'r' && id !== undefined) return { to: 'result', communityId, publicationId: longId(id) }
  return letter === 'c' && id !== undefined ? { to: 'case', communityId, caseId: longId(id) } : undefined
}

/** The invitation in what was scanned: the code itself, or the address that carries it behind its #. */
export function codeIn(text: string): string | undefined {
  const entry = readScene(text.slice(text.indexOf('#') + 1))
  return entry?.to === 'invitation' ? entry.code : undefined
}
