import type { PhotoView } from '@juwuye/types'
import type { PhotoItem } from '../../ui/index.ts'

/** The API gives addresses on its own server; the mini-program needs them whole. */
export const photoUrl = (path: string) => `${API_BASE}${path}`

export function photoItem(photo: PhotoView): PhotoItem {
  return { key: photo.id, src: photoUrl(photo.thumb), full: photoUrl(photo.full) }
}
