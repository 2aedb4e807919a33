import { add, addButton, outside } from './outside.h5.ts'
import type { Scan } from './scan-types.ts'

/** Reads a code with the camera as it is now. There is no way to hand in a picture: that is no proof of where one is. */
export async function scanCode(): Promise<Scan> {
  if (!navigator.mediaDevices?.getUserMedia) return { failed: 'unavailable' }
  const dialog = outside('dialog', 'scan')
  dialog.setAttribute('aria-label', '扫码')
  const video = add(dialog, 'video', 'scan-video')
  video.muted = true
  video.setAttribute('playsinline', '')
  const line = add(dialog, 'div', 'scan-line', '正在打开摄像头…')
  line.setAttribute('role', 'status')
  const over = new Promise<Scan>((resolve) => dialog.addEventListener('close', () => resolve({ failed: 'cancelled' })))
  addButton(dialog, 'btn', '不扫了', () => dialog.close())
  dialog.showModal()
  const watched = watch(video, () => {
    line.textContent = '对准要扫的码'
  })
  const scan = await Promise.race([over, watched.found])
  watched.stop()
  dialog.remove()
  return scan
}

/** Looks through the camera until it reads a code. The decoder comes with the first scan, not with the page. */
function watch(video: HTMLVideoElement, seeing: () => void) {
  let stopped = false
  let release = () => {}
  const look = async (): Promise<Scan> => {
    const { QRCanvas, frameLoop, rearCamera } = await import('qr/dom.js')
    const camera = await rearCamera(video)
    const canvas = new QRCanvas()
    if (stopped) camera.stop()
    else seeing()
    return new Promise((resolve) => {
      const cancel = frameLoop(async () => {
        const read = stopped ? undefined : await camera.readFrame(canvas, true)
        if (typeof read === 'string' && read !== '') resolve({ text: read })
      }, video)
      release = () => {
        cancel()
        camera.stop()
      }
      if (stopped) release()
    })
  }
  return {
    found: look().catch((fault: unknown): Scan => ({ failed: refused(fault) ? 'refused' : 'unavailable' })),
    stop: () => {
      stopped = true
      release()
    },
  }
}

const refused = (fault: unknown) => fault instanceof DOMException && fault.name === 'NotAllowedError'
