import { useState } from 'react'
import type { ChosenPhoto } from '../platform/request-types.ts'
import { View } from './base.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { LiveCamera } from './live-camera.tsx'
import { words } from './words.ts'

const STRENGTHS = [0.45, 0.2, 0.7] as const

interface SameAngleProps {
  /** The picture whose angle is looked for. */
  over: string
  onShot: (photo: ChosenPhoto) => void
  /** Takes it in the usual way instead: with the phone's camera, or from what there is. */
  onOtherwise: () => void
  onClose: () => void
}

/** The camera with the earlier picture over it, so that the new one is taken from the same place. */
export function SameAngle({ over, onShot, onOtherwise, onClose }: SameAngleProps) {
  const [shoot, setShoot] = useState<() => Promise<ChosenPhoto | null>>()
  const [failed, setFailed] = useState(false)
  const [strength, setStrength] = useState(0)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    const photo = await shoot?.()
    setBusy(false)
    if (photo) onShot(photo)
    else setFailed(true)
  }
  const say = failed ? words.cameraFailed : shoot ? words.sameAngle : words.cameraOpening
  return (
    <Dialog className="angle" label={words.sameAngleTitle} onClose={onClose}>
      <View className="angle-view">
        {!failed && (
          <LiveCamera
            over={over}
            strength={STRENGTHS[strength] ?? STRENGTHS[0]}
            onReady={(ready) => setShoot(() => ready)}
            onFailed={() => setFailed(true)}
          />
        )}
      </View>
      <View className="angle-say" role="status">
        {say}
      </View>
      {shoot && !failed && (
        <View className="angle-acts">
          <Button text={words.overlay} onPress={() => setStrength((strength + 1) % STRENGTHS.length)} />
          <Button text={words.shoot} kind="whistle" icon="camera" loading={busy} onPress={take} />
        </View>
      )}
      <View className="angle-acts">
        <Button text={words.notNow} onPress={onClose} />
        <Button text={words.otherCamera} onPress={onOtherwise} />
      </View>
    </Dialog>
  )
}
