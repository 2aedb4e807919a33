import type { PhotoView } from '@juwuye/types'
import type { PhotoItem } from '../../ui/index.ts'

export function photoItem({ id, thumb, full }: PhotoView): PhotoItem {
  return { key: id, src: thumb, full }
}
