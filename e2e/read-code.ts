import type { Locator } from 'playwright-core'
import decodeQR from 'qr/decode.js'

/** What a phone's camera reads from this code: taken from the pixels that the screen shows. */
export async function readCode(code: Locator): Promise<string> {
  await code.scrollIntoViewIfNeeded()
  const picture = await code.screenshot({ animations: 'disabled' })
  const blank = await code.page().context().newPage()
  try {
    // a page of its own: the public pages load no picture that is not theirs
    const { width, height, data } = await blank.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('there is nothing to draw with')
      pen.drawImage(image, 0, 0)
      return {
        width: image.width,
        height: image.height,
        data: [...pen.getImageData(0, 0, image.width, image.height).data],
      }
    }, picture.toString('base64'))
    return decodeQR({ width, height, data: Uint8Array.from(data) })
  } finally {
    await blank.close()
  }
}
