import { sql } from 'drizzle-orm'
import sharp from 'sharp'

/** Steps from one point to the next along each line of a very small copy: brighter or not. */
const ACROSS = 16
const DOWN = 16
/** Less is noise: flat walls would otherwise differ with every saving. */
const BRIGHTER = 2
/** Fewer steps that say anything are no likeness: a dark night, a white wall. */
const FEWEST = 24

/** So many of the 256 steps may differ in one and the same photo, saved anew, smaller or brighter. */
const SAME_PHOTO = 24

/** 256 zeros and ones that survive re-encoding and resizing; null where there is too little to tell photos apart. */
export async function likenessOf(picture: Buffer): Promise<string | null> {
  // in two steps: one step down to 17 px picks up the noise of single points
  const [width, height] = [(ACROSS + 1) * 4, DOWN * 4]
  const small = await sharp(picture)
    .greyscale()
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer()
  const tiny = await sharp(small, { raw: { width, height, channels: 1 } })
    .resize(ACROSS + 1, DOWN, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer()
  const steps = Array.from({ length: ACROSS * DOWN }, (_, i) => {
    const at = Math.floor(i / ACROSS) * (ACROSS + 1) + (i % ACROSS)
    return (tiny[at + 1] ?? 0) - (tiny[at] ?? 0)
  })
  if (steps.filter((step) => Math.abs(step) > BRIGHTER).length < FEWEST) return null
  return steps.map((step) => (step > BRIGHTER ? '1' : '0')).join('')
}

/** Whether the likenesses of two rows are of one photo; unknown where there is none. */
export const sameLikeness = (one: unknown, other: unknown) =>
  sql<boolean>`bit_count(${one} # ${other}) <= ${SAME_PHOTO}`
