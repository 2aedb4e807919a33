import type { Person } from './person.ts'

declare global {
  interface Window {
    /** What lies before the phone's camera. */
    beforeCamera?: string
  }
}

/** Runs inside the page: a camera that films the picture held before it. The code is really read from its frames. */
function filmWhatIsHeld() {
  const film = async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 720
    canvas.height = 720
    const picture = new Image()
    picture.src = window.beforeCamera ?? ''
    await picture.decode()
    const draw = () => {
      const pen = canvas.getContext('2d')
      if (!pen) return
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, 720, 720)
      pen.drawImage(picture, 110, 110, 500, 500)
    }
    draw()
    setInterval(draw, 60)
    return canvas.captureStream(20)
  }
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: film, enumerateDevices: async () => [] } })
}

/** From the next page on this phone has a camera. */
export async function giveCamera({ page }: Person): Promise<void> {
  await page.addInitScript(filmWhatIsHeld)
}

/** The phone is held before what the other screen shows now; answers it, to be held there again. */
export async function holdBefore(person: Person, picture: string): Promise<void> {
  await person.page.evaluate((src) => {
    window.beforeCamera = src
  }, picture)
}
