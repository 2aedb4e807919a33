import { Camera, CoverImage } from '@tarojs/components'
import { shootCamera } from '../platform/live-camera.ts'
import { onServer } from '../platform/on-server.ts'
import type { LiveCameraProps } from './live-camera-props.ts'

/** What the camera sees, with a picture over it. WeChat asks the person first. */
export function LiveCamera({ over, strength, onReady, onFailed }: LiveCameraProps) {
  return (
    <Camera
      className="angle-live"
      devicePosition="back"
      flash="off"
      onInitDone={() => onReady(shootCamera)}
      onError={onFailed}
      onStop={onFailed}
    >
      <CoverImage className="angle-over" src={onServer(over)} style={{ opacity: strength }} />
    </Camera>
  )
}
