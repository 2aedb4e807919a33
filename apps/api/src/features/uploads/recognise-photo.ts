import { Refusal } from '../../platform/http/refusal.ts'

const startsWith = (bytes: Buffer, magic: readonly number[], offset = 0) =>
  magic.every((byte, i) => bytes[offset + i] === byte)

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** By content, never by name: JPEG, PNG and WebP pass. @throws Refusal 415, saying what to do */
export function requirePhoto(bytes: Buffer): void {
  const isPhoto =
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
    (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
  if (isPhoto) return
  const brand = ascii(bytes, 4, 8) === 'ftyp' ? ascii(bytes, 8, 12) : ''
  if (HEIC_BRANDS.includes(brand)) throw new Refusal('photo-heic')
  throw new Refusal(isOtherPicture(bytes, brand) ? 'unsupported-media' : 'photo-unreadable')
}

function isOtherPicture(bytes: Buffer, brand: string): boolean {
  const head = ascii(bytes, 0, 1024)
  return brand.startsWith('avi') || /^(GIF8|BM|II\*\0|MM\0\*)/.test(head) || /<svg[\s>]/i.test(head)
}
