import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Sets the clock of a process ahead. */
export const LATER = new URL('./later.mjs', import.meta.url).href

/** What a run leaves to look at: pictures, logs, the unpacked browser. */
export const DATA = path.join(ROOT, '.data', 'e2e')

const DEMO_PHOTOS = path.join(ROOT, 'apps/api/demo-photos')

/** A picture of the demonstration, as a file that somebody picks on their phone. */
export const photo = (name: string) => path.join(DEMO_PHOTOS, `${name}.jpg`)
