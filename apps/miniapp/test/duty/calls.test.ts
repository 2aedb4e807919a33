import { callNote, callsLine, mayNeedCall } from '../../src/features/cases/calls.model.ts'
import { id } from '../community-fixture.ts'
import { at, NOW } from './duty-fixture.ts'

const made = {
  id: id(1),
  label: '物业 24 小时电话',
  phone: '0571-0000',
  calledBy: '许党员',
  calledAt: at(23, 13, 20),
  outcome: null,
  mine: true,
}

describe('calling somebody out', () => {
  it('is offered for what is in danger or urgent, as long as it is open and one works on it', () => {
    const urgent = { class: 'urgent', danger: 'none', state: 'dispatched', readLevel: 'full' } as const
    expect(mayNeedCall(urgent)).toBe(true)
    expect(mayNeedCall({ ...urgent, class: 'minor' })).toBe(false)
    expect(mayNeedCall({ ...urgent, class: null, danger: 'pending' })).toBe(true)
    expect(mayNeedCall({ ...urgent, state: 'closed' })).toBe(false)
    expect(mayNeedCall({ ...urgent, readLevel: 'public' })).toBe(false)
  })
  it('says who rang and how it ended', () => {
    expect(callNote(made, NOW)).toBe('许党员 今天 13:20 打的')
    expect(callNote({ ...made, outcome: 'noAnswer' }, NOW)).toBe('许党员 今天 13:20 打的，没人接')
  })
  it('says first that somebody is coming', () => {
    const numbers = [{ label: made.label, phone: made.phone }]
    expect(callsLine({ numbers, calls: [], nobodyOnDuty: true })).toContain('从第一个打起')
    expect(callsLine({ numbers, calls: [{ ...made, outcome: 'coming' }], nobodyOnDuty: true })).toBe(
      '物业 24 小时电话说马上来，13:20',
    )
  })
})
