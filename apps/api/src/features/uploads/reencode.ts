import sharp from 'sharp'
import { Refusal } from '../../platform/http/refusal.ts'
import { likenessOf } from './likeness.ts'
import { inTurn } from './picture-lane.ts'

export interface Picture {
  bytes: Buffer
  width: number
  height: number
}

const FULL = { edge: 1_600, quality: 80 }
const THUMB = { edge: 400, quality: 72 }

/** More pixels than any phone takes by default: a small file that unfolds to a giant is refused unread. */
const MOST_PIXELS = 80_000_000

/**
 * The picture anew, upright, at most 1,600 px, with a thumbnail. Nothing of what the camera wrote into the file
 * (place, time, device) comes along, because only pixels are carried over.
 *
 * @throws Refusal photo-unreadable
 */
export function reencode(file: Buffer): Promise<{ full: Picture; thumb: Picture; likeness: string | null }> {
  return inTurn(async () => {
    const full = await shrink(file, FULL)
    return { full, thumb: await thumbOf(full.bytes), likeness: await likenessOf(full.bytes) }
  }).catch((cause: unknown) => {
    throw new Refusal('photo-unreadable', { cause })
  })
}

export const thumbOf = (full: Buffer): Promise<Picture> => shrink(full, THUMB)

async function shrink(file: Buffer, { edge, quality }: { edge: number; quality: number }): Promise<Picture> {
  const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
