import { areaInCm2, areaInM2, LARGEST_AREA_CM2 } from '../src/index.ts'

test.each([
  ['89.53', 895_300],
  ['89', 890_000],
  [' 0.0001 ', 1],
  ['120.5', 1_205_000],
  ['89.5300', 895_300],
  ['89.530000000', 895_300],
  ['100000', LARGEST_AREA_CM2],
])('%s m² are %d cm²', (text, cm2) => {
  expect(areaInCm2(text)).toBe(cm2)
  expect(areaInCm2(areaInM2(cm2))).toBe(cm2)
})

test.each([
  '',
  '0',
  '0.0000',
  '-1',
  '89.12345',
  '1e3',
  '八十九',
  '89,53',
  '89.',
  '.5',
  '100000.0001',
  '1234567',
  '89㎡',
])('%s is no area', (text) => expect(areaInCm2(text)).toBeUndefined())

test('an area is read with two decimals, or as many as it has', () => {
  expect([895_300, 890_000, 1, 1_205_010].map(areaInM2)).toEqual(['89.53', '89.00', '0.0001', '120.501'])
})
