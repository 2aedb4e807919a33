import { isOnPhoto } from '@juwuye/domain'
import {
  addedBox,
  boxBetween,
  boxText,
  changedBox,
  MIDDLE_BOX,
  movedBox,
  sizedBox,
  startBoxing,
  stroked,
  undone,
} from '../../src/features/cases/photo-boxes.model.ts'

const box = { x: 100, y: 200, width: 300, height: 100 }

test('a box is drawn from any corner to any other, and stays on the photo', () => {
  expect(boxBetween({ x: 400, y: 300 }, { x: 100, y: 200 })).toEqual(box)
  expect(boxBetween({ x: 900, y: 900 }, { x: 1_300, y: 950.4 })).toEqual({ x: 900, y: 900, width: 100, height: 50 })
  // drawn along the very edge it still covers something
  expect(boxBetween({ x: 1_000, y: -80 }, { x: 1_020, y: -20 })).toEqual({ x: 980, y: 0, width: 20, height: 20 })
})

test('whatever is pressed or stroked, every box can be sent', () => {
  const ways = [-1_200, -30, -7.5, 0, 30, 411, 1_200]
  for (const x of ways)
    for (const y of ways)
      for (const one of [movedBox(box, { x, y }), sizedBox(box, { x, y }), boxBetween({ x, y }, { x: y, y: x })])
        expect([one, isOnPhoto(one)]).toEqual([one, true])
})

describe('a finger', () => {
  const state = startBoxing([box, { x: 600, y: 600, width: 200, height: 200 }])

  test('draws where nothing is, moves what it is put on, and stretches the chosen one by its corner', () => {
    const drawn = stroked(state, { x: 20, y: 800 }, { x: 120, y: 900 }, 20)
    expect([drawn.boxes.length, drawn.chosen, drawn.boxes[2]]).toEqual([
      3,
      2,
      { x: 20, y: 800, width: 100, height: 100 },
    ])
    const moved = stroked(state, { x: 150, y: 250 }, { x: 250, y: 150 }, 20)
    expect([moved.chosen, moved.boxes[0]]).toEqual([0, { ...box, x: 200, y: 100 }])
    const stretched = stroked(state, { x: 790, y: 805 }, { x: 890, y: 855 }, 20)
    expect(stretched.boxes[1]).toEqual({ x: 600, y: 600, width: 300, height: 250 })
  })
  test('that only touches chooses, and changes nothing', () => {
    expect(stroked(state, { x: 150, y: 250 }, { x: 155, y: 252 }, 20)).toEqual({ ...state, chosen: 0 })
    expect(stroked(state, { x: 20, y: 900 }, { x: 22, y: 900 }, 20)).toBe(state)
  })
  test('draws no more than there may be', () => {
    expect(stroked(state, { x: 20, y: 800 }, { x: 120, y: 900 }, 2)).toBe(state)
  })
})

test('each change is undone, one after the other, down to what was there', () => {
  let state = startBoxing([box])
  state = addedBox(state)
  state = changedBox(state, (one) => movedBox(one, { x: 30, y: 0 }))
  expect(state.boxes).toEqual([box, { ...MIDDLE_BOX, x: MIDDLE_BOX.x + 30 }])
  state = changedBox(state, () => null)
  expect([state.boxes, state.chosen]).toEqual([[box], 0])
  state = undone(state)
  expect(state.boxes).toHaveLength(2)
  state = undone(undone(state))
  expect([state.boxes, state.past]).toEqual([[box], []])
  expect(undone(state).boxes).toEqual([box])
})

test('where a box is can be read out', () => {
  expect(boxText(box, 1)).toBe('第 2 处，左起 10%，上起 20%，宽 30%，高 10%')
})
