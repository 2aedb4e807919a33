import { clockText } from '@juwuye/messages'
import type { StationScreen } from '@juwuye/types'
import { seatLook, stationShow } from '../../src/features/station/station-show.model.ts'
import { NOW } from './duty-fixture.ts'

const HALF_MINUTE = 30_000

/** Four codes of half a minute, each good for a minute. */
const screen = {
  communityId: '7',
  station: { name: '梧桐社区服务站', address: '1 幢' },
  now: NOW,
  codes: [0, 1, 2, 3].map((n) => ({
    text: `code ${n}`,
    from: NOW + n * HALF_MINUTE,
    until: NOW + (n + 2) * HALF_MINUTE,
  })),
  today: [],
} satisfies StationScreen

const known = { token: 'token', screen, now: NOW, fault: undefined }

describe('the tablet', () => {
  it('shows the newest code that is good, and counts down to the next', () => {
    const show = stationShow({ ...known, now: NOW + 42_000 })
    expect(show).toEqual({ kind: 'code', text: 'code 1', secondsLeft: 18, share: 0.6, offline: false })
  })
  it('goes on showing codes through a minute without a network', () => {
    const show = stationShow({ ...known, now: NOW + 75_000, fault: 'unreachable' })
    expect(show).toMatchObject({ kind: 'code', text: 'code 2', offline: true })
  })
  it('shows none that is too old, whether the network or the tablet slept', () => {
    expect(stationShow({ ...known, now: NOW + 5 * HALF_MINUTE, fault: 'unreachable' })).toEqual({ kind: 'stale' })
    expect(stationShow({ ...known, now: NOW + 3_600_000 })).toEqual({ kind: 'stale' })
  })
  it('says when it was never paired, or another tablet has taken its place', () => {
    expect(stationShow({ ...known, token: undefined })).toEqual({ kind: 'unpaired' })
    expect(stationShow({ ...known, fault: 'ended' })).toEqual({ kind: 'ended' })
  })
  it('waits for its first answer, and says when it does not come', () => {
    expect(stationShow({ ...known, screen: undefined })).toEqual({ kind: 'loading' })
    expect(stationShow({ ...known, screen: undefined, fault: 'unreachable' })).toEqual({ kind: 'unreachable' })
  })
  it('says who has come', () => {
    expect(seatLook({ inAt: NOW, familyName: '周' }, clockText)).toEqual({ state: 'ok', text: '13:26 到' })
    expect(seatLook({ inAt: null, familyName: '许' }, clockText).text).toBe('还没到')
    expect(seatLook({ inAt: null, familyName: null }, clockText).text).toBe('还没有人')
  })
})
