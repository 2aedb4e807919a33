import { checkPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import type { PolicyView } from '@juwuye/types'
import {
  emptyNumber,
  moved,
  numberFaults,
  numberProblems,
  onCallBody,
  onCallNotes,
} from '../src/features/policy/on-call.model.ts'
import {
  changesOf,
  fieldText,
  fieldValue,
  isBehind,
  type PolicyDraft,
  serverProblems,
  tally,
  timeOfDay,
  typedPolicy,
  withEdit,
  wrongNames,
} from '../src/features/policy/policy-draft.model.ts'
import { allFields, classFields } from '../src/features/policy/policy-fields.model.ts'
import { id } from './community-fixture.ts'

const respond = 'deadlines.classes.minor.respondHours'
const resolve = 'deadlines.classes.minor.resolveDays'
const aim = 'deadlines.classes.minor.respondAimHours'
const typed = (edits: PolicyDraft['edits']) => typedPolicy(DEFAULT_POLICY, edits)

const leaves = (tree: object, before = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${before}${name}.`) : [`${before}${name}`],
  )

describe('the fields', () => {
  it('cover everything a community sets, except promises that a class does not make', () => {
    const shown = new Set(allFields().map(({ path }) => path))
    const hidden = leaves(DEFAULT_POLICY).filter((path) => !shown.has(path) && !path.startsWith('templates.'))
    expect(hidden.every((path) => fieldText(DEFAULT_POLICY, { path, unit: 'days' }) === '')).toBe(true)
    expect(shown.size).toBe(allFields().length)
    expect(classFields('minor').map(({ path }) => path.split('.').at(-1))).not.toContain('planDays')
  })
  it('may be left empty only where the rules allow it', () => {
    const refused = allFields().filter(({ path, optional }) => !optional && typed({ [path]: '' }).problems[path])
    expect(refused).toEqual(allFields().filter(({ optional }) => !optional))
    for (const { path } of allFields().filter(({ optional }) => optional)) {
      expect(typed({ [path]: '' }).problems).toEqual({})
    }
  })
  it('stand as digits, as times of the day, or as nothing', () => {
    expect(fieldText(DEFAULT_POLICY, { path: respond, unit: 'hours' })).toBe('72')
    expect(fieldValue(DEFAULT_POLICY, { path: respond, unit: 'hours' })).toBe('72 小时')
    expect(fieldValue(DEFAULT_POLICY, { path: 'quiet.untilMinute', unit: 'time' })).toBe('07:00')
    expect(fieldValue(DEFAULT_POLICY, { path: 'deadlines.classes.major.resolveDays', unit: 'days' })).toBe('不设')
    expect(timeOfDay(8 * 60 + 5)).toBe('08:05')
  })
})

describe('what was typed', () => {
  it('becomes a policy that differs there alone', () => {
    const { policy, problems } = typed({ [respond]: '４８', 'quiet.fromMinute': '22:30', 'templates.task': ' T1 ' })
    expect(problems).toEqual({})
    expect(policy.deadlines.classes.minor.respondHours).toBe(48)
    expect(policy.quiet).toEqual({ fromMinute: 22 * 60 + 30, untilMinute: 7 * 60 })
    expect(policy.templates).toEqual({ progress: null, result: null, task: 'T1' })
    expect(policy.deadlines.classes.major).toEqual(DEFAULT_POLICY.deadlines.classes.major)
  })
  it('takes a promise back where it is left empty and may be', () => {
    expect(typed({ [aim]: '' }).policy.deadlines.classes.minor.respondAimHours).toBeNull()
    expect(typed({ [respond]: '' }).problems[respond]).toBe('这一项要填')
  })
  it('is refused where it is no number, out of range, or against the order of a case', () => {
    expect(typed({ [respond]: '三天' }).problems[respond]).toBe('填一个整数')
    expect(typed({ [respond]: '0' }).problems[respond]).toBe('填 1 到 720 之间的整数')
    expect(typed({ [respond]: '200' }).problems[respond]).toContain('不能比办好还晚')
    expect(typed({ [aim]: '100' }).problems[aim]).toContain('不能比答应的还长')
    expect(typed({ 'quiet.fromMinute': '07:00' }).problems['quiet.untilMinute']).toContain('整天')
    expect(typed({ 'templates.task': 'T', 'templates.result': 'T' }).problems['templates.task']).toContain('已经用在')
  })
  it('has a field here for every fault the rules can find', () => {
    const broken = typed(Object.fromEntries(allFields().map(({ path }) => [path, '99999']))).policy
    const faults = checkPolicy(broken).map(({ path }) => path)
    const paths = new Set(allFields().map(({ path }) => path))
    expect(faults.length).toBeGreaterThan(30)
    expect(faults.filter((path) => !paths.has(path))).toEqual([])
  })
  it('is listed once more with what was before', () => {
    const { policy } = typed({ [respond]: '48', [aim]: '', 'templates.task': 'T1' })
    expect(changesOf(DEFAULT_POLICY, policy).map(({ name, before, after }) => [name, before, after])).toEqual([
      ['小事 · 有人报到', '72 小时', '48 小时'],
      ['小事 · 争取更早报到', '24 小时', '不设'],
      ['微信模板 · 待办提醒', '不用', 'T1'],
    ])
  })
})

describe('the draft', () => {
  const base: PolicyView = { edition: 3, policy: DEFAULT_POLICY, onCall: [], mayChange: true }

  it('forgets what is typed back', () => {
    const one = withEdit({}, respond, '48', '72')
    expect(withEdit(one, aim, '12', '24')).toEqual({ [respond]: '48', [aim]: '12' })
    expect(withEdit(one, respond, '72', '72')).toEqual({})
  })
  it('is behind once somebody else changed the policy, and not when they changed a number to ring', () => {
    const { policy } = typed({ [respond]: '60' })
    expect(isBehind(base, base)).toBe(false)
    expect(isBehind(base, { ...base, edition: 4, policy })).toBe(true)
    expect(isBehind(base, { ...base, edition: 4, onCall: [{ estateId: id(1), estate: '南苑', numbers: [] }] })).toBe(
      false,
    )
  })
  it('counts what was changed and what is wrong in a group', () => {
    expect(tally([respond, resolve, aim], { [respond]: '48' }, { [aim]: 'x' })).toEqual({ changed: 1, wrong: 1 })
  })
  it('finds the field of what the server points at', () => {
    const fields = [
      { path: `policy.${respond}`, message: '报到太晚' },
      { path: `policy.${respond}`, message: '第二句' },
      { path: 'policy.templates.task', message: '没有这个模板' },
    ]
    expect(serverProblems(fields)).toEqual({ [respond]: '报到太晚', 'templates.task': '没有这个模板' })
    expect(wrongNames(serverProblems(fields))).toEqual(['小事 · 有人报到', '微信模板 · 待办提醒'])
  })
})

describe('numbers to ring', () => {
  const list = [
    { key: 'a', label: '物业 24 小时', phone: '0571-8888' },
    { key: 'b', label: ' 居委会 ', phone: ' 0571-9999 ' },
  ]

  it('move up by one, the first stays', () => {
    expect(moved(list, 'b').map(({ key }) => key)).toEqual(['b', 'a'])
    expect(moved(list, 'a').map(({ key }) => key)).toEqual(['a', 'b'])
  })
  it('need a name and digits, and go out without the spaces around them', () => {
    expect(numberProblems([...list, emptyNumber('c')])).toEqual({
      'c.label': '写上打给谁',
      'c.phone': '写上电话号码，只用数字和短横线',
    })
    expect(onCallBody(id(1), list, []).numbers[1]).toEqual({ label: '居委会', phone: '0571-9999' })
  })
  it('are found by the place the server names', () => {
    expect(numberFaults(list, [{ path: 'numbers.1.phone', message: '不对' }])).toEqual({ 'b.phone': '不对' })
    expect(numberFaults(list, [{ path: 'numbers.7.phone', message: '不对' }])).toEqual({})
  })
  it('say plainly that there are none', () => {
    expect(onCallNotes([])[0]).toContain('没有地方打')
    expect(onCallNotes([{ label: '物业', phone: '1' }])).toEqual(['物业 1'])
  })
})
