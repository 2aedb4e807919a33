import sharp from 'sharp'
import { Refusal } from '../../platform/http/refusal.ts'

export interface Picture {
  bytes: Buffer
  width: number
  height: number
}

const FULL = { edge: 1_600, quality: 80 }
const THUMB = { edge: 400, quality: 72 }

/** More pixels than any phone takes by default: a small file that unfolds to a giant is refused unread. */
const MOST_PIXELS = 80_000_000

/** Pictures are worked on two at a time, so that a busy minute does not take all memory. */
const AT_ONCE = 2
let working = 0
const waiting: (() => void)[] = []

/**
 * The picture anew, upright, at most 1,600 px, with a thumbnail. Nothing of what the camera wrote into the file
 * (place, time, device) comes along, because only pixels are carried over.
 *
 * @throws Refusal photo-unreadable
 */
export async function reencode(file: Buffer): Promise<{ full: Picture; thumb: Picture }> {
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else working += 1
  try {
    const full = await shrink(file, FULL)
    return { full, thumb: await shrink(full.bytes, THUMB) }
  } catch (cause) {
    throw new Refusal('photo-unreadable', { cause })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}

async function shrink(file: Buffer, { edge, quality }: { edge: number; quality: number }): Promise<Picture> {
  const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
