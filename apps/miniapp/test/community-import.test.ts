import { HOUR } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'
import {
  bringsAnything,
  busyWith,
  faultsAsText,
  faultsBySheet,
  opensWith,
  outcomeLine,
  progressFraction,
  progressText,
  sheetLine,
} from '../src/features/community-import/import.model.ts'

const NOW = 1_790_000_000_000
const one = (more: Partial<CommunityImport> = {}): CommunityImport => ({
  id: '01a00000-0000-7000-8000-000000000001',
  state: 'ready',
  by: '周书记',
  mine: true,
  at: NOW,
  endedAt: null,
  cancelledBy: null,
  cancelledByMe: false,
  failure: null,
  progress: { done: 0, total: 0 },
  sheets: [],
  faults: [],
  faultsTotal: 0,
  invitations: 0,
  may: { apply: true, cancel: true, invitations: false },
  ...more,
})

describe('a community brought in from a table', () => {
  it('opens with what is under way, whoever’s it is, and with what the viewer just brought in', () => {
    expect(opensWith(undefined, NOW)).toBeUndefined()
    const others = one({ state: 'applying', mine: false })
    expect(opensWith(others, NOW)).toBe(others)
    const done = one({ state: 'done', endedAt: NOW - HOUR / 2 })
    expect(opensWith(done, NOW)).toBe(done)
    expect(opensWith({ ...done, mine: false }, NOW)).toBeUndefined()
    expect(opensWith(done, NOW + HOUR)).toBeUndefined()
  })

  it('says why no other can be sent: one’s own that only waits gives way', () => {
    expect(busyWith(one({ state: 'ready' }))).toBeUndefined()
    expect(busyWith(one({ state: 'done' }))).toBeUndefined()
    expect(busyWith(one({ state: 'applying' }))).toContain('上一份还没有完')
    expect(busyWith(one({ state: 'ready', mine: false }))).toContain('周书记正在导入')
  })

  it('says how far it is, and nothing of numbers while nobody knows', () => {
    expect(progressText(one({ state: 'reading' }))).toBe('正在检查，先打开文件')
    expect(progressFraction(one())).toBeUndefined()
    const half = one({ state: 'applying', progress: { done: 10_000, total: 20_000 } })
    expect([progressText(half), progressFraction(half)]).toEqual(['正在导入：10,000 行，共 20,000 行', 0.5])
  })

  it('says of each sheet what comes, and leaves out what does not', () => {
    const sheet = { sheet: 'units', rows: 1_200, added: 1_180, changed: 0, unchanged: 20 } as const
    expect(sheetLine(sheet)).toBe('1,200 行：新增 1,180，不变 20')
    expect(bringsAnything(one({ sheets: [sheet] }))).toBe(true)
    expect(bringsAnything(one({ sheets: [{ ...sheet, added: 0 }] }))).toBe(false)
  })

  it('lists what is wrong by sheet, and as lines to be pasted', () => {
    const roster = { sheet: 'roster', row: 4, column: '身份', message: '只能写：社工' } as const
    const homes = { sheet: 'units', row: 3, column: '房号', message: '这一项要填' } as const
    expect(faultsBySheet([roster, homes]).map(({ sheet }) => sheet)).toEqual(['units', 'roster'])
    expect(faultsAsText([homes, roster])).toBe('房屋，第 3 行，房号：这一项要填\n名册，第 4 行，身份：只能写：社工')
  })

  it('says what became of it', () => {
    expect(outcomeLine(one({ state: 'failed', failure: 'empty' }))).toBe('表里还没有填东西')
    expect(outcomeLine(one({ state: 'cancelled', cancelledBy: '江主任' }))).toBe('江主任取消了，一行都没有导入')
    expect(outcomeLine(one({ state: 'cancelled', cancelledBy: '周书记', cancelledByMe: true }))).toBe(
      '您取消了，一行都没有导入',
    )
    expect(outcomeLine(one({ state: 'faulty', faultsTotal: 1_203 }))).toBe('有 1,203 处要改，一行都没有导入')
  })
})
