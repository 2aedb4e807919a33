import {
  attendanceState,
  type Fix,
  geofenceWord,
  HOUR,
  judgeProof,
  leftAt,
  MINUTE,
  minutesLate,
  minutesPresent,
  type Presence,
  type ScannedCode,
  whenProblem,
} from '../src/index.ts'

const FROM = Date.UTC(2026, 10, 23, 5, 30)
const shift = { fromAt: FROM, untilAt: FROM + 4 * HOUR }
const came = (minutes: number, out: number | null = null): Presence => ({
  inAt: FROM + minutes * MINUTE,
  outAt: out === null ? null : FROM + out * MINUTE,
  endsAt: shift.untilAt,
})
const at = (minutes: number) => FROM + minutes * MINUTE

describe('coming and going', () => {
  test.each([
    [-31, 'shift-too-early'],
    [-30, null],
    [0, null],
    [239, null],
    [240, 'shift-over'],
  ])('%i minutes after the start one may check in: %s', (minutes, problem) => {
    expect(whenProblem(shift, at(minutes))).toBe(problem)
  })

  test.each([
    [-20, 0],
    [5, 0],
    [6, 6],
    [90.5, 90],
  ])('who comes at %i is late by %i', (minutes, late) => {
    expect(minutesLate(shift, at(minutes))).toBe(late)
  })

  test.each<[string, Presence | null, number, string | null]>([
    ['before anybody may come', null, -31, null],
    ['shortly before', null, -1, 'due'],
    ['in the time of grace', null, 14, 'due'],
    ['when it ran out', null, 15, 'missed'],
    ['long after', null, 9_999, 'missed'],
    ['there in time', came(2), 3, 'here'],
    ['there late', came(40), 41, 'late'],
    ['gone', came(2, 230), 231, 'done'],
    ['gone without checking out', came(2), 240, 'done'],
  ])('%s', (_, presence, minutes, state) => {
    expect(attendanceState(shift, presence, 15, at(minutes))).toBe(state)
  })

  test('a check-out that was forgotten is at the shift’s end, and counts to there', () => {
    expect(leftAt(came(0), at(1_000))).toBe(shift.untilAt)
    expect(minutesPresent(came(0), at(1_000))).toBe(240)
    expect(minutesPresent(came(0, 200), at(1_000))).toBe(200)
    expect([leftAt(came(0), at(100)), minutesPresent(came(0), at(100))]).toEqual([null, 100])
  })
})

describe('where they are', () => {
  const station = { latitude: 29.8683, longitude: 121.544, radiusMetres: 200 }
  /** So many metres to the north. */
  const off = (metres: number, accuracyMetres = 20): Fix => ({
    latitude: station.latitude + metres / 111_195,
    longitude: station.longitude,
    accuracyMetres,
  })

  test.each<[string, Fix | null, string]>([
    ['no position', null, 'unknown'],
    ['at the door', off(0), 'inside'],
    ['just inside, badly known', off(190, 150), 'inside'],
    ['just outside, the error reaches back in', off(215, 30), 'unknown'],
    ['300 m off', off(300), 'outside'],
    ['300 m off, as badly known', off(300, 150), 'unknown'],
    ['the other side of the town', off(8_000, 200), 'outside'],
    ['known to 2 km only', off(0, 2_000), 'unknown'],
    ['0, 0', { latitude: 0, longitude: 0, accuracyMetres: 10 }, 'nowhere'],
    ['not on the globe', { latitude: 91, longitude: 0, accuracyMetres: 10 }, 'nowhere'],
    ['an accuracy below zero', off(0, -1), 'nowhere'],
    ['no number', { ...off(0), longitude: Number.NaN }, 'nowhere'],
  ])('%s', (_, fix, word) => {
    expect(geofenceWord(station, fix)).toBe(word)
  })
})

describe('proof', () => {
  const STEP = Math.floor(FROM / 30_000)
  const code = (over: Partial<ScannedCode> = {}): ScannedCode => ({
    step: STEP,
    ofStation: true,
    genuine: true,
    used: false,
    ...over,
  })
  const seconds = (s: number) => STEP * 30_000 + s * 1_000

  test.each([
    ['both', code(), 'inside', { proof: 'strong', geofence: 'inside' }],
    ['the code alone', code(), 'unknown', { proof: 'weak', geofence: 'unknown' }],
    ['the place alone', null, 'inside', { proof: 'weak', geofence: 'inside' }],
    ['neither', null, 'unknown', { problem: 'proof-missing', smells: false }],
    ['a good code, scanned from far away', code(), 'outside', { problem: 'too-far-from-station', smells: true }],
    ['far away without a code', null, 'outside', { problem: 'too-far-from-station', smells: true }],
    ['a position made up', code(), 'nowhere', { problem: 'position-made-up', smells: true }],
    ['forged', code({ genuine: false }), 'inside', { problem: 'code-forged', smells: true }],
    ['of another station', code({ ofStation: false }), 'inside', { problem: 'code-other-station', smells: true }],
    ['used before', code({ used: true }), 'inside', { problem: 'code-used', smells: true }],
  ] as const)('%s', (_, scanned, word, judgement) => {
    expect(judgeProof(scanned, word, seconds(10))).toEqual(judgement)
  })

  test.each([
    [-61, { problem: 'code-early', smells: true }],
    [-60, { proof: 'strong', geofence: 'inside' }],
    [0, { proof: 'strong', geofence: 'inside' }],
    [59, { proof: 'strong', geofence: 'inside' }],
    [119, { proof: 'strong', geofence: 'inside' }],
    [120, { problem: 'code-expired', smells: false }],
    [359, { problem: 'code-expired', smells: false }],
    [360, { problem: 'code-expired', smells: true }],
    [86_400, { problem: 'code-expired', smells: true }],
  ])('a code is one minute old at most, and clocks may be off by 60 s: %i s after it began', (s, judgement) => {
    expect(judgeProof(code(), 'inside', seconds(s))).toEqual(judgement)
  })
})
