import { MINUTE, shiftFigures } from '../src/index.ts'

const start = Date.parse('2026-12-01T05:30:00Z')
const shift = (days: number, late: number | null) => {
  const fromAt = start + days * 1_440 * MINUTE
  const untilAt = fromAt + 240 * MINUTE
  return {
    fromAt,
    untilAt,
    presence: late === null ? null : { inAt: fromAt + late * MINUTE, outAt: untilAt, endsAt: untilAt },
  }
}

test('whoever came held the shift, up to five minutes late on time; whoever may still come missed nothing', () => {
  const shifts = [shift(0, 0), shift(1, 5), shift(2, 6), shift(3, null), shift(4, null), shift(5, null)]
  const duringTheFifth = (shifts[4]?.fromAt ?? 0) + 14 * MINUTE
  expect(shiftFigures(shifts, 15, duringTheFifth)).toEqual({ planned: 6, held: 3, onTime: 2, missed: 1 })
  expect(shiftFigures(shifts, 15, duringTheFifth + MINUTE)).toMatchObject({ missed: 2 })
  expect(shiftFigures([], 15, start)).toEqual({ planned: 0, held: 0, onTime: 0, missed: 0 })
})
