import hash from 'fast-sha256'

/** UTF-8 without an encoder: older phones have none. */
function bytesOf(text: string): Uint8Array {
  const latin = unescape(encodeURIComponent(text))
  return Uint8Array.from({ length: latin.length }, (_, i) => latin.charCodeAt(i))
}

/** SHA-256 of a text, hex; the same on every phone, with or without https. */
export function sha256(text: string): string {
  return Array.from(hash(bytesOf(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
