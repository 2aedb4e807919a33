import { type ReactNode, useState } from 'react'
import { hasLiveCamera } from '../../platform/live-camera.ts'
import { SameAngle } from '../../ui/index.ts'
import type { ActPhotos } from './act-photos.tsx'

const MOST = 9

/**
 * The next picture taken from where an earlier one was. `open` is there where it can be done; `camera` stands beside the
 * sheet, not in it: WeChat's camera does not live inside what scrolls.
 */
export function useSameAngle(photos: ActPhotos, earlier: readonly string[]): { open?: () => void; camera: ReactNode } {
  const [asked, ask] = useState(false)
  const count = photos.photos.length
  const over = earlier[Math.min(count, earlier.length - 1)]
  if (over === undefined || count >= MOST || !hasLiveCamera()) return { camera: null }
  const close = () => ask(false)
  const camera = asked && (
    <SameAngle
      over={over}
      onShot={(photo) => {
        close()
        void photos.put(photo)
      }}
      onOtherwise={() => {
        close()
        void photos.add('camera')
      }}
      onClose={close}
    />
  )
  return { open: () => ask(true), camera }
}
