import { blurBoxes, type Pixels } from '../../src/features/uploads/redaction/blur-boxes.ts'

const WIDTH = 320
const HEIGHT = 240

/** Any picture: every point is computed from its place. */
function picture(point: (x: number, y: number) => number): Pixels {
  const data = Buffer.alloc(WIDTH * HEIGHT * 3)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) data.fill(point(x, y), (y * WIDTH + x) * 3, (y * WIDTH + x + 1) * 3)
  return { data, width: WIDTH, height: HEIGHT }
}
const scene = (x: number, y: number) => (x * 3 + y * 5 + ((x * y) % 17)) % 256
const at = ({ data }: Pixels, x: number, y: number) => data[(y * WIDTH + x) * 3]

const box = { x: 250, y: 250, width: 250, height: 200 }
// 80 to 160 across, 60 to 108 down, each out to the next block of 16
const inside = (x: number, y: number) => x >= 80 && x < 160 && y >= 48 && y < 112

test('two pictures that differ only inside a box come out the same, byte by byte', () => {
  const [one, other] = [picture(scene), picture((x, y) => (inside(x, y) ? (x % 5) * 50 : scene(x, y)))]
  expect(one.data.equals(other.data)).toBe(false)
  for (const pixels of [one, other]) blurBoxes(pixels, [box])
  expect(one.data.equals(other.data)).toBe(true)
})

test('also where boxes lie over one another or side by side: none shows what another hides', () => {
  const boxes = [box, { x: 400, y: 250, width: 250, height: 200 }, { x: 250, y: 467, width: 250, height: 200 }]
  const hidden = (x: number, y: number) =>
    (x >= 80 && x < 208 && y >= 48 && y < 112) || (x >= 80 && x < 160 && y >= 112 && y < 160)
  const [one, other] = [picture(scene), picture((x, y) => (hidden(x, y) ? 255 - scene(x, y) : scene(x, y)))]
  for (const pixels of [one, other]) blurBoxes(pixels, boxes)
  expect(one.data.equals(other.data)).toBe(true)
})

test('everything outside stays as it is, and that something is hidden can be seen', () => {
  const [before, after] = [picture(scene), picture(scene)]
  blurBoxes(after, [box])
  const tones = new Set<number | undefined>()
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      if (inside(x, y)) tones.add(at(after, x, y))
      else if (at(after, x, y) !== at(before, x, y)) throw new Error(`${x}, ${y} was changed`)
    }
  }
  expect(tones.size).toBeGreaterThan(20)
})

test('a box over the whole picture leaves nothing of it', () => {
  const [one, other] = [picture(scene), picture((x) => x % 256)]
  for (const pixels of [one, other]) blurBoxes(pixels, [{ x: 0, y: 0, width: 1_000, height: 1_000 }])
  expect(one.data.equals(other.data)).toBe(true)
})
