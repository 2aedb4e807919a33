import type { ActionOffer, Problem } from '@juwuye/types'
import { actFault, faultAt } from '../../src/features/cases/act-fault.model.ts'
import { doneWords } from '../../src/features/cases/act-words.model.ts'
import { barEntries, composeBar, entryFor, sameOffer } from '../../src/features/cases/action-bar.model.ts'
import { NetworkError } from '../../src/platform/request-types.ts'
import { Refusal } from '../../src/shared/refusal.ts'

const offer = (part: Partial<ActionOffer>): ActionOffer => ({
  action: 'join',
  step: 'do',
  label: '我也是',
  enabled: true,
  waits: false,
  reason: null,
  nodeId: null,
  round: null,
  pendingActId: null,
  objectionId: null,
  rulingId: null,
  supervisionId: null,
  recordedFor: null,
  ...part,
})

const problem = (part: Partial<Problem>): Refusal =>
  new Refusal({
    type: 'about:blank',
    title: '',
    status: 422,
    code: 'invalid-input',
    params: {},
    detail: '有几处要改一下',
    traceId: 't',
    ...part,
  })

describe('the bar', () => {
  const sign = offer({ action: 'sign-yes', label: '去核验第 3 段', nodeId: 'n3', round: 2, waits: true })
  const back = offer({ action: 'sign-no', label: '退回第 3 段', nodeId: 'n3', round: 2, waits: true })
  const note = offer({ action: 'note-progress', label: '记一条进展' })

  test('puts what waits on the viewer at the right, in the accent', () => {
    const bar = composeBar([
      offer({ action: 'triage', label: '派哨', waits: true }),
      offer({ action: 'decline', label: '不予受理' }),
    ])
    expect(bar.shown.map(({ offer: one }) => one.label)).toEqual(['不予受理', '派哨'])
    expect(bar.accent).toBe(bar.shown[1]?.key)
    expect(bar.more).toEqual([])
  })

  test('has no accent when nothing waits', () => {
    expect(composeBar([offer({})]).accent).toBeUndefined()
  })

  test('both verdicts of one node are one button, under the neutral label', () => {
    const [only, ...others] = barEntries([sign, back])
    expect(others).toEqual([])
    expect(only?.offer.label).toBe('去核验第 3 段')
    expect(only?.offers).toEqual([sign, back])
  })

  test('progress on the case and on its nodes is one button', () => {
    const onNode = offer({ action: 'note-progress', label: '第 1 段记进展', nodeId: 'n1' })
    expect(barEntries([note, onNode])).toHaveLength(1)
  })

  test('the same act on two nodes stays two buttons', () => {
    const submits = ['n1', 'n2'].map((nodeId) => offer({ action: 'submit-node', nodeId }))
    expect(barEntries(submits)).toHaveLength(2)
  })

  test('seats of any node are replaced in one sheet, rulings asked for one by one too', () => {
    const seats = ['n1', 'n2'].map((nodeId) => offer({ action: 'replace-seat', nodeId }))
    const appeals = ['r1', 'r2'].map((rulingId) => offer({ action: 'rule-appeal', rulingId }))
    expect(barEntries([...seats, ...appeals]).map(({ offers }) => offers.length)).toEqual([2, 2])
  })

  test('what is recorded for two parties stays two buttons, and each is found again', () => {
    const party = (id: string) => ({ id, kind: 'department', character: '消', name: id, phone: null }) as const
    const [fire, water] = ['fire', 'water'].map((id) => offer({ action: 'check-in', recordedFor: party(id) }))
    if (!fire || !water) throw new Error('two offers')
    expect(barEntries([fire, water])).toHaveLength(2)
    expect(sameOffer([fire, water], { ...water })).toBe(water)
  })

  test('more than two go behind 更多, in the order of the server', () => {
    const bar = composeBar([sign, back, note, offer({ action: 'summon', label: '再叫一家来' })])
    expect(bar.shown.map(({ offer: one }) => one.action)).toEqual(['sign-yes'])
    expect(bar.more.map(({ offer: one }) => one.action)).toEqual(['note-progress', 'summon'])
  })

  test('two labels too long for one line do not squeeze', () => {
    const long = [offer({ action: 'submit-node', label: '第 1 段做完了，请核验' }), note]
    expect(composeBar(long).shown).toHaveLength(1)
    expect(composeBar(long).more).toHaveLength(1)
  })

  test('says why the first one that is off cannot be done', () => {
    const reason = { code: 'lead-taken', text: '安居物业已经认领牵头了' }
    const off = offer({ action: 'claim-lead', label: '认领牵头', enabled: false, reason })
    expect(composeBar([offer({}), off]).reason).toBe('认领牵头：安居物业已经认领牵头了')
  })

  test('is empty without offers', () => {
    expect(composeBar([]).shown).toEqual([])
  })

  test('a link opens only what is open to the viewer', () => {
    expect(entryFor([sign, back], 'sign-no')?.offer).toBe(sign)
    expect(entryFor([offer({ enabled: false })], 'join')).toBeUndefined()
    expect(entryFor([offer({})], undefined)).toBeUndefined()
  })

  test('after a new round the offer is still the same one', () => {
    const later = { ...sign, round: 3 }
    expect(sameOffer([later], sign)).toBe(later)
    expect(sameOffer([note], sign)).toBeUndefined()
  })
})

describe('an act that did not go through', () => {
  const fields = [
    { path: 'nodes.0.dueDay', code: 'node-due-in-past', message: '完成的日子要在今天或以后' },
    { path: 'title', code: 'required', message: '这一项要填' },
  ]

  test('puts each problem at its field, and asks a field for what lies inside it only when told to', () => {
    const fault = problem({ fields })
    expect(faultAt(fault, 'nodes.0.dueDay')).toBe('完成的日子要在今天或以后')
    expect(faultAt(fault, 'nodes.0')).toBeUndefined()
    expect(faultAt(fault, 'nodes.0', true)).toBe('完成的日子要在今天或以后')
    expect(faultAt(fault, 'node', true)).toBeUndefined()
  })

  test('says in the notice what no field shows', () => {
    expect(actFault(problem({ fields }), true, ['nodes']).text).toBe('这一项要填')
    expect(actFault(problem({ fields }), true, ['nodes', 'title']).text).toBe('您写的都还在')
  })

  test('somebody was quicker: the sentence of the server, and the offer to look again', () => {
    const fault = actFault(problem({ status: 409, code: 'lead-taken', detail: '安居物业已经认领牵头了' }), true, [])
    expect(fault).toMatchObject({ title: '安居物业已经认领牵头了', stale: true })
    expect(actFault(problem({}), true, []).stale).toBe(false)
  })

  test('without a network nothing was sent and nothing is lost', () => {
    const fault = actFault(new NetworkError('unreachable'), false, [])
    expect(fault).toMatchObject({ kind: 'offline', title: '现在没有网，还没有发出去', stale: false })
    expect(fault.text).toContain('您写的都还在')
  })

  test('a field problem whose sentence is the detail itself is not said twice', () => {
    const detail = '三方席位有变化，请重新提一次方案'
    const fault = problem({ detail, fields: [{ path: 'x', code: 'seats-changed', message: detail }] })
    expect(actFault(fault, true, []).text).toBe('您写的都还在')
  })
})

test('a plan that stands at once is said differently from one that waits', () => {
  expect(doneWords('adopt-plan', { state: 'rectifying', pending: [] })).toBe('方案定了，动手吧')
  expect(doneWords('adopt-plan', { state: 'claimed', pending: [] })).toBe('方案交了，等人会签')
})
