import { useEffect, useRef, useState } from 'react'
import { shootVideo, watchCamera } from '../platform/live-camera.h5.ts'
import type { LiveCameraProps } from './live-camera-props.ts'

/** What the camera sees, in the proportions of the picture that lies over it: so the two can be laid side by side. */
export function LiveCamera({ over, strength, onReady, onFailed }: LiveCameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [ratio, setRatio] = useState('3 / 4')
  const told = useRef({ onReady, onFailed })
  told.current = { onReady, onFailed }

  useEffect(() => {
    let gone = false
    let stop = () => {}
    const start = async (shown: HTMLVideoElement) => {
      stop = await watchCamera(shown)
      if (gone) stop()
      else told.current.onReady(() => shootVideo(shown))
    }
    if (video.current) start(video.current).catch(() => !gone && told.current.onFailed())
    return () => {
      gone = true
      stop()
    }
  }, [])

  return (
    <div className="angle-frame" style={{ aspectRatio: ratio }}>
      <video ref={video} className="angle-live" muted playsInline />
      <img
        className="angle-over"
        src={over}
        alt=""
        style={{ opacity: strength }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(`${naturalWidth} / ${naturalHeight}`)}
      />
    </div>
  )
}
