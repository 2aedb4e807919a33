import { PHOTO_SIDE, type PhotoBox, SMALLEST_BOX } from '@juwuye/domain'

/** A place on the photo, in thousandths of its sides. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** How far one press of a button moves or stretches a box. */
export const STEP = 30
/** Less than this was a touch, not a stroke. */
const STROKE = 15
/** How near to the lower right corner a finger takes hold of it. */
const CORNER = 60

const within = (value: number, most: number) => Math.round(Math.max(0, Math.min(most, value)))

/** From one corner to the other, whichever way it was drawn; on the photo, and not too small. */
export function boxBetween(from: Point, to: Point): PhotoBox {
  const span = (a: number, b: number) => {
    const [one, other] = [within(a, PHOTO_SIDE), within(b, PHOTO_SIDE)]
    const length = Math.max(SMALLEST_BOX, Math.abs(one - other))
    return { at: Math.min(one, other, PHOTO_SIDE - length), length }
  }
  const [across, down] = [span(from.x, to.x), span(from.y, to.y)]
  return { x: across.at, y: down.at, width: across.length, height: down.length }
}

/** As far as the photo goes. */
export function movedBox(box: PhotoBox, { x, y }: Point): PhotoBox {
  return {
    ...box,
    x: within(box.x + x, PHOTO_SIDE - box.width),
    y: within(box.y + y, PHOTO_SIDE - box.height),
  }
}

/** Wider and higher to the right and below; as far as the photo goes, and not too small. */
export function sizedBox(box: PhotoBox, { x, y }: Point): PhotoBox {
  return {
    ...box,
    width: Math.max(SMALLEST_BOX, within(box.width + x, PHOTO_SIDE - box.x)),
    height: Math.max(SMALLEST_BOX, within(box.height + y, PHOTO_SIDE - box.y)),
  }
}

/** Put there by a button, to be moved to its place. */
export const MIDDLE_BOX: PhotoBox = { x: 400, y: 425, width: 200, height: 150 }

/** What a finger that is put down takes hold of. */
type Grip = { kind: 'draw' } | { kind: 'move' | 'size'; place: number }

function gripAt(boxes: readonly PhotoBox[], chosen: number, at: Point): Grip {
  const near = boxes[chosen]
  if (near && Math.abs(near.x + near.width - at.x) < CORNER / 2 && Math.abs(near.y + near.height - at.y) < CORNER / 2)
    return { kind: 'size', place: chosen }
  const hit = (box: PhotoBox) =>
    at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height
  // the one drawn last lies on top
  const place = boxes.map(hit).lastIndexOf(true)
  return place === -1 ? { kind: 'draw' } : { kind: 'move', place }
}

export interface Boxing {
  readonly boxes: readonly PhotoBox[]
  /** The place of the box that the buttons are about. */
  readonly chosen: number
  /** What stood before each change, to be undone. */
  readonly past: readonly (readonly PhotoBox[])[]
}

export const startBoxing = (boxes: readonly PhotoBox[]): Boxing => ({ boxes, chosen: boxes.length - 1, past: [] })

function changed({ boxes: before, past }: Boxing, boxes: readonly PhotoBox[], chosen: number): Boxing {
  return { boxes, chosen: Math.min(chosen, boxes.length - 1), past: [...past, before] }
}

/** With what the finger did from one place to the other; a mere touch chooses. `most` boxes at the most. */
export function stroked(state: Boxing, from: Point, to: Point, most: number): Boxing {
  const { boxes, chosen } = state
  const grip = gripAt(boxes, chosen, from)
  const by = { x: to.x - from.x, y: to.y - from.y }
  if (Math.abs(by.x) < STROKE && Math.abs(by.y) < STROKE) {
    return grip.kind === 'draw' ? state : { ...state, chosen: grip.place }
  }
  if (grip.kind === 'draw') {
    return boxes.length < most ? changed(state, [...boxes, boxBetween(from, to)], boxes.length) : state
  }
  const change = grip.kind === 'move' ? movedBox : sizedBox
  const next = boxes.map((box, place) => (place === grip.place ? change(box, by) : box))
  return changed(state, next, grip.place)
}

export const addedBox = (state: Boxing): Boxing => changed(state, [...state.boxes, MIDDLE_BOX], state.boxes.length)

/** With the chosen box moved, stretched, or (null) taken away. */
export function changedBox(state: Boxing, change: (box: PhotoBox) => PhotoBox | null): Boxing {
  const next = state.boxes.flatMap((box, place) => (place === state.chosen ? (change(box) ?? []) : box))
  return changed(state, next, state.chosen)
}

export function undone({ past, chosen, boxes }: Boxing): Boxing {
  const before = past[past.length - 1] ?? boxes
  return { boxes: before, chosen: Math.max(0, Math.min(chosen, before.length - 1)), past: past.slice(0, -1) }
}

const percent = (thousandths: number) => `${Math.round(thousandths / 10)}%`

/** Where a box is, for those who do not see it: 第 1 处，左起 40%，上起 42%，宽 20%，高 15% */
export function boxText(box: PhotoBox, place: number): string {
  const { x, y, width, height } = box
  return `第 ${place + 1} 处，左起 ${percent(x)}，上起 ${percent(y)}，宽 ${percent(width)}，高 ${percent(height)}`
}
