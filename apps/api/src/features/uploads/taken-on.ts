import exif from 'exif-reader'
import sharp from 'sharp'

const DAY_MS = 86_400_000
/** Before that there were no phones that photograph: the camera's clock was never set. */
const FIRST_YEAR = 2005

/**
 * The day on which the camera says it took the picture, YYYY-MM-DD; null where it says nothing, or nothing that can be.
 * Of all that the camera wrote into the file this day alone is kept.
 */
export async function takenOn(file: Buffer, now: number): Promise<string | null> {
  try {
    const { exif: written } = await sharp(file).metadata()
    if (!written) return null
    const { Photo, Image } = exif(written)
    const at = Photo?.DateTimeOriginal ?? Photo?.DateTimeDigitized ?? Image?.DateTime
    // a camera knows no time zone: its clock is read as if it were UTC
    if (!(at instanceof Date) || Number.isNaN(at.getTime())) return null
    if (at.getUTCFullYear() < FIRST_YEAR || at.getTime() > now + 2 * DAY_MS) return null
    return at.toISOString().slice(0, 10)
  } catch {
    // whatever stands there that cannot be read is no date
    return null
  }
}
