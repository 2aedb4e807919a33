import type { PhotoBox } from '@juwuye/domain'
import sharp from 'sharp'
import { inTurn } from '../picture-lane.ts'
import { type Picture, thumbOf } from '../reencode.ts'
import { blurBoxes } from './blur-boxes.ts'

const QUALITY = 82

/** A copy of a kept photo with these parts destroyed, and a thumbnail made of that copy. Carries pixels only. */
export function burnIn(kept: Buffer, boxes: readonly PhotoBox[]): Promise<{ full: Picture; thumb: Picture }> {
  return inTurn(async () => {
    const { data, info } = await sharp(kept, { failOn: 'error' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    blurBoxes({ data, width, height }, boxes)
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: QUALITY })
      .toBuffer()
    return { full: { bytes, width, height }, thumb: await thumbOf(bytes) }
  })
}
