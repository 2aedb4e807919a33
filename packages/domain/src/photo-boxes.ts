/** A part of a photo that the public must not see, in thousandths of the photo's width and height. */
export interface PhotoBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a side of a photo measures in these units. */
export const PHOTO_SIDE = 1_000

/** Smaller could hardly be drawn or found again with a finger. */
export const SMALLEST_BOX = 20

/** Whether the box lies on the photo and is large enough to be meant. */
export function isOnPhoto({ x, y, width, height }: PhotoBox): boolean {
  const lies = (from: number, length: number) => from >= 0 && length >= SMALLEST_BOX && from + length <= PHOTO_SIDE
  return lies(x, width) && lies(y, height)
}

/** One writing of a set of boxes, whatever order they were drawn in; empty for none. */
export function boxesKey(boxes: readonly PhotoBox[]): string {
  const each = boxes.map(({ x, y, width, height }) => [x, y, width, height].join(','))
  return [...new Set(each)].sort().join(';')
}
