import { DAY, HOUR } from '@juwuye/domain'
import type { CaseView } from '@juwuye/types'
import { whatComes, whoSees } from '../src/features/whistle/sent.model.ts'

const now = Date.UTC(2026, 10, 23, 1, 41)
const clock = (kind: string, dueAt: number, stoppedAt: number | null = null) => ({ kind, dueAt, stoppedAt })
const view = (part: object) => ({ danger: 'none', clocks: [], board: [], whistles: [], ...part }) as unknown as CaseView

describe('after the whistle', () => {
  it('says who has it and by when somebody answers', () => {
    const entries = whatComes(view({ clocks: [clock('respond', now + 3 * DAY)] }), now)
    const titles = entries.map(({ title }) => title)
    expect(titles).toEqual(['现在，社工打开就能看到', '11 月 26 日（周四）9:41 前', '到时没人报到'])
    expect(entries[2]?.note).toContain('自动报给书记和理事会')
  })
  it('says of danger that it skipped the line, and until when it is confirmed', () => {
    const clocks = [clock('respond', now + 2 * HOUR), clock('danger', now + HOUR / 2)]
    const board = [{ party: { name: '绿城物业' } }, { party: { name: '居委会' } }]
    const entries = whatComes(view({ danger: 'pending', clocks, board }), now)
    expect(entries[0]?.title).toBe('现在，已派给绿城物业、居委会')
    expect(entries[0]?.note).toContain('打电话')
    expect(entries[1]).toMatchObject({ title: '11 月 23 日（周一）10:11 前', note: '值班的人确认是不是险情' })
  })
  it('promises nothing for a clock that has stopped', () => {
    expect(whatComes(view({ clocks: [clock('respond', now + DAY, now)] }), now)).toHaveLength(1)
  })
  it('says who learns who said it, and of a neighbour’s words who learns whose they are', () => {
    const said = (channel: string) => view({ whistles: [{ mine: true, channel, visibility: 'named' }] })
    expect(whoSees(said('own'))).toBe('办事的几家知道是您，公示时不写名字')
    expect(whoSees(said('phone'))).toContain('替谁')
    expect(whoSees(view({}))).toBeUndefined()
  })
})
