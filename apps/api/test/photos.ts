import sharp from 'sharp'

/** A real JPEG as a phone makes it: held sideways, with time, device and place written in. */
export function phonePhoto({ width = 2400, height = 1800, colour = '#7a8b6f' } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Phone', Model: 'Model X', DateTime: '2026:11:23 09:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 9/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** A request body with one file, written by hand so that names and types can lie. */
export function multipartBody(fields: Record<string, string>, file?: { name: string; type: string; bytes: Buffer }) {
  const boundary = 'jj-boundary-of-the-tests'
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (file) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
    parts.push(Buffer.from(head), file.bytes, Buffer.from('\r\n'))
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat(parts),
  }
}

/** A parked car as a photo: light falling from the left over rough walls, and a plate whose strokes are given. */
export function carPhoto(plate: readonly number[], { width = 1200, height = 900 } = {}): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const rough = ((x * 7 + y * 13) ^ (x * y)) % 23
      const light = 60 + Math.round((x / width) * 110) + (y % 90 < 6 ? 30 : 0) + rough
      data.set([light, light - 10, light - 30], (y * width + x) * 3)
    }
  }
  const [left, top] = [PLATE.x * width, PLATE.y * height].map((at) => Math.round(at / 1_000)) as [number, number]
  const stroke = Math.floor((PLATE.width * width) / 1_000 / plate.length)
  plate.forEach((ink, i) => {
    for (let y = top; y < top + (PLATE.height * height) / 1_000; y++)
      for (let x = left + i * stroke; x < left + (i + 1) * stroke; x++)
        data.fill(ink * 255, (y * width + x) * 3, (y * width + x) * 3 + 3)
  })
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** Where the plate is, in thousandths. */
export const PLATE = { x: 400, y: 500, width: 200, height: 80 }

/** A staircase as a photo: what stands and lies there differs with every seed; `shift` of the width, taken a step aside. */
export function stairsPhoto(seed: number, { shift = 0, width = 1000, height = 750 } = {}): Promise<Buffer> {
  let state = seed * 7_919 + 17
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const grey = (value: number) => `rgb(${value},${value - 6},${value - 14})`
  const steps = Array.from({ length: 9 }, (_, i) => {
    const tone = Math.round(70 + i * 14)
    return `<rect x="0" y="${height - (i + 1) * 60}" width="${width * 2}" height="60" fill="${grey(tone)}"/>`
  })
  const things = Array.from({ length: 26 }, () => {
    const [x, y] = [next() * width * 1.2, next() * height]
    const [w, h] = [40 + next() * 220, 30 + next() * 160]
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${grey(Math.round(30 + next() * 210))}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${-shift * width} 0)"><rect width="${width * 2}" height="${height}" fill="#c8c0b0"/>${steps.join('')}${things.join('')}</g></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer()
}
