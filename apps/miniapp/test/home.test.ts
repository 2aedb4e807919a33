import type { Workbench } from '@juwuye/types'
import { hasDuties, residentHeading, whistlesToShow, workerHeading } from '../src/features/home/home.model.ts'
import { queueRows } from '../src/features/home/workbench.model.ts'
import { communityToShow } from '../src/shared/community.model.ts'
import { deskPhoneOf, dutyLine, onCallOf } from '../src/shared/duty.model.ts'
import { aCard, aCommunity, aMe, aMembership, id, south } from './community-fixture.ts'

const officer = { regions: [{ regionId: '1', name: '青石镇', role: 'townOfficer' as const }] }

describe('which home', () => {
  it('is a resident’s for somebody who only lives here', () => {
    expect(hasDuties(aMe(), [aMembership()])).toBe(false)
  })
  it('is the workbench for a building head who lives here too, and for the town', () => {
    expect(hasDuties(aMe(), [aMembership(), aMembership({ role: 'buildingHead' })])).toBe(true)
    expect(hasDuties(aMe(officer), [])).toBe(true)
  })
  it('names estate and building, and says when nobody has confirmed them yet', () => {
    const community = aCommunity({ memberships: [aMembership({ level: 'declared' })] })
    expect(residentHeading(community)).toEqual({ title: '临溪花园', note: '梧桐社区·2 幢（等确认）' })
  })
  it('names the roles of a worker once each', () => {
    const memberships = ['socialWorker', 'socialWorker', 'resident'] as const
    const community = aCommunity({ memberships: memberships.map((role) => aMembership({ role })) })
    expect(workerHeading(aMe(), community).note).toBe('社工·2 个小区')
    expect(workerHeading(aMe(officer), aCommunity({ memberships: [] })).note).toBe('镇街工作人员·2 个小区')
  })
})

describe('which community', () => {
  const two = aMe()
  two.communities.push({ communityId: '8', name: '桂花社区', shortName: '桂花', memberships: [] })
  it('is the chosen one while the person belongs there, else the first', () => {
    expect(communityToShow(two, '8')).toBe('8')
    expect(communityToShow(two, '9')).toBe('7')
    // a message of one community leads there, whichever was looked at last; a made-up one leads nowhere else
    expect(communityToShow(two, '8', '7')).toBe('8')
    expect(communityToShow(two, '9', '8')).toBe('8')
    expect(communityToShow(aMe({ communities: [] }), '9')).toBeUndefined()
  })
  it('is any for an officer of the town', () => {
    expect(communityToShow(aMe({ ...officer, communities: [] }), '9')).toBe('9')
  })
})

describe('who is on duty', () => {
  it('lists people with the latest end of shift', () => {
    const onDuty = [
      { familyName: '李', line: '社工', until: Date.UTC(2026, 10, 23, 6) },
      { familyName: '周', line: '物业工作人员', until: Date.UTC(2026, 10, 23, 9, 30) },
    ]
    expect(dutyLine(aCommunity({ onDuty })).note).toBe('李社工、周物业工作人员，到 17:30')
  })
  it('gives the number of the own estate when nobody is there', () => {
    expect(dutyLine(aCommunity())).toMatchObject({ note: '急事打给物业 24 小时电话', phone: '0571-0000' })
    expect(onCallOf(aCommunity(), south.id)[0]?.label).toBe('居委会')
  })
  it('rings the desk first', () => {
    expect(deskPhoneOf(aCommunity())).toBe('0571-9999')
    expect(deskPhoneOf(aCommunity({ deskPhone: null }))).toBe('0571-0000')
  })
})

describe('own whistles', () => {
  it('show open ones before ended ones', () => {
    const ended = aCard({ id: id(1), state: 'closed' })
    const open = aCard({ id: id(2), state: 'claimed' })
    expect(whistlesToShow([ended, open])).toEqual([open])
    expect(whistlesToShow([ended, ended])).toEqual([ended])
  })
})

describe('the workbench', () => {
  it('says when the first is due, or how long it has been over', () => {
    const now = Date.UTC(2026, 10, 23, 4)
    const queues: Workbench['queues'] = [
      { queue: 'overdue', count: 1, dueAt: now - 5 * 3_600_000, overdue: true },
      { queue: 'toTriage', count: 3, dueAt: now + 3_600_000, overdue: false },
      { queue: 'toSign', count: 2, dueAt: now - 60_000, overdue: true },
    ]
    const rows = queueRows({ queues, first: null, residentsToConfirm: 0, tellBacks: { waiting: 0, overdue: 0 } }, now)
    expect(rows.map(({ note }) => note)).toEqual([
      '最久一件超了 5 小时',
      '最近一件 今天 13:00 到期',
      '有一件超了 1 分钟',
    ])
    expect(rows.map(({ late }) => late)).toEqual([false, false, true])
  })
})
