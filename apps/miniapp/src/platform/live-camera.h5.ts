import { middleOf } from './crop.model.ts'
import type { ChosenPhoto } from './request-types.ts'

const QUALITY = 0.92
/** What a phone's camera gives at most is asked for; the server makes it smaller. */
const WIDEST = 1_920

/** Whether a picture of the live camera can be had here at all. */
export const hasLiveCamera = (): boolean => Boolean(navigator.mediaDevices?.getUserMedia)

/** Shows what the rear camera sees. Answers how to stop; throws where it may not or cannot look. */
export async function watchCamera(video: HTMLVideoElement): Promise<() => void> {
  const wanted = { facingMode: { ideal: 'environment' }, width: { ideal: WIDEST } }
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted })
  video.srcObject = stream
  await video.play()
  return () => {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}

/** The part of the moment that the person sees. */
export async function shootVideo(video: HTMLVideoElement): Promise<ChosenPhoto | null> {
  const shown = { width: video.clientWidth, height: video.clientHeight }
  const { left, top, width, height } = middleOf({ width: video.videoWidth, height: video.videoHeight }, shown)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(video, left, top, width, height, 0, 0, width, height)
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return file && { src: URL.createObjectURL(file), sizeBytes: file.size, source: { file, name: 'same-angle.jpg' } }
}
