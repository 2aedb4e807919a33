import { middleOf } from '../src/platform/crop.model.ts'

test('of what the camera gives, the part is kept that was shown', () => {
  expect(middleOf({ width: 1920, height: 1080 }, { width: 390, height: 520 })).toEqual({
    left: 555,
    top: 0,
    width: 810,
    height: 1080,
  })
  expect(middleOf({ width: 720, height: 1280 }, { width: 400, height: 300 })).toEqual({
    left: 0,
    top: 370,
    width: 720,
    height: 540,
  })
})
