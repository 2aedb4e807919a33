import { PHOTO_SIDE, type PhotoBox } from '@juwuye/domain'

/** Colours side by side, three bytes a point. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

type Colour = readonly [number, number, number]

/** JPEG keeps colours in blocks of this size: whatever shares a block with what is hidden holds traces of it. */
const BLOCK = 16
/** How far around a corner its colour is taken from. */
const AROUND = 48
/** Cells along the longer side, and how much lighter or darker they may be: that something is hidden shall be seen. */
const CELLS = 9
const UNEVEN = 22
const GREY: Colour = [128, 128, 128]

const blockBefore = (at: number, side: number) => Math.floor((at * side) / PHOTO_SIDE / BLOCK) * BLOCK
const blockAfter = (at: number, side: number) => Math.min(side, Math.ceil((at * side) / PHOTO_SIDE / BLOCK) * BLOCK)

/**
 * Paints over the boxes, in place. The cells have the colours that surround the box, so that it looks blurred; of what
 * was inside not one point is read: two photos that differ only there come out the same.
 */
export function blurBoxes(picture: Pixels, boxes: readonly PhotoBox[]): void {
  const rects = boxes.map(
    ({ x, y, width, height }): Rect => ({
      left: blockBefore(x, picture.width),
      top: blockBefore(y, picture.height),
      right: blockAfter(x + width, picture.width),
      bottom: blockAfter(y + height, picture.height),
    }),
  )
  const hidden = hiddenPoints(picture, rects)
  // every colour is taken before anything is painted: no box may show what another one hides
  const corners = rects.map((rect) => cornersOf(picture, rect, hidden))
  rects.forEach((rect, i) => {
    paint(picture, rect, corners[i] ?? [GREY, GREY, GREY, GREY])
  })
}

function hiddenPoints({ width, height }: Pixels, rects: readonly Rect[]): Uint8Array {
  const hidden = new Uint8Array(width * height)
  for (const { left, top, right, bottom } of rects) {
    for (let y = top; y < bottom; y++) hidden.fill(1, y * width + left, y * width + right)
  }
  return hidden
}

type Corners = readonly [Colour, Colour, Colour, Colour]

/** Top left, top right, bottom left, bottom right; a corner with nothing to be seen around it is like the others. */
function cornersOf(picture: Pixels, { left, top, right, bottom }: Rect, hidden: Uint8Array): Corners {
  const of = (x: number, y: number) => averageAround(picture, x, y, hidden)
  const found = [of(left, top), of(right, top), of(left, bottom), of(right, bottom)] as const
  const seen = found.filter((colour) => colour !== undefined)
  const others = seen.length === 0 ? GREY : mix(seen.map((colour) => [colour, 1 / seen.length]))
  return [found[0] ?? others, found[1] ?? others, found[2] ?? others, found[3] ?? others]
}

function averageAround({ data, width, height }: Pixels, x: number, y: number, hidden: Uint8Array): Colour | undefined {
  const sum = [0, 0, 0] as [number, number, number]
  let points = 0
  for (let row = Math.max(0, y - AROUND); row < Math.min(height, y + AROUND); row++) {
    for (let column = Math.max(0, x - AROUND); column < Math.min(width, x + AROUND); column++) {
      const at = row * width + column
      if (hidden[at] === 1) continue
      for (const part of [0, 1, 2] as const) sum[part] += data[at * 3 + part] ?? 0
      points += 1
    }
  }
  return points === 0 ? undefined : [sum[0] / points, sum[1] / points, sum[2] / points]
}

function mix(parts: readonly (readonly [Colour, number])[]): Colour {
  const of = (part: 0 | 1 | 2) => parts.reduce((sum, [colour, share]) => sum + colour[part] * share, 0)
  return [of(0), of(1), of(2)]
}

function paint(picture: Pixels, rect: Rect, corners: Corners): void {
  const [width, height] = [rect.right - rect.left, rect.bottom - rect.top]
  const cell = Math.max(BLOCK / 2, Math.ceil(Math.max(width, height) / CELLS))
  for (let row = 0; row * cell < height; row++) {
    for (let column = 0; column * cell < width; column++) {
      const across = Math.min(1, ((column + 0.5) * cell) / width)
      const down = Math.min(1, ((row + 0.5) * cell) / height)
      const shares = [(1 - across) * (1 - down), across * (1 - down), (1 - across) * down, across * down]
      const colour = mix(corners.map((corner, i) => [corner, shares[i] ?? 0] as const))
      const left = rect.left + column * cell
      const top = rect.top + row * cell
      const right = Math.min(rect.right, left + cell)
      fill(picture, { left, top, right, bottom: Math.min(rect.bottom, top + cell) }, colour, unevenAt(column, row))
    }
  }
}

function fill({ data, width }: Pixels, { left, top, right, bottom }: Rect, colour: Colour, uneven: number): void {
  const point = Buffer.from(colour.map((part) => Math.max(0, Math.min(255, Math.round(part + uneven)))))
  for (let y = top; y < bottom; y++) data.fill(point, (y * width + left) * 3, (y * width + right) * 3)
}

/** By its place alone, the same each time. */
function unevenAt(column: number, row: number): number {
  const mixed = ((column + 1) * 73_856_093) ^ ((row + 1) * 19_349_663)
  return ((Math.abs(mixed) % 101) / 50 - 1) * UNEVEN
}
