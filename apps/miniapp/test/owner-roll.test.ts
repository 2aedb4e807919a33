import type { UnitView } from '@juwuye/types'
import {
  lackLine,
  newOwner,
  ownerFaults,
  totalsLine,
  unitBody,
  unitDraft,
  unitLack,
  unitLine,
  unitProblems,
} from '../src/features/owner-roll/roll.model.ts'

const unit: UnitView = {
  id: '01a00000-0000-7000-8000-000000000001',
  name: '301',
  kind: 'dwelling',
  areaCm2: 895_340,
  areaSource: 'deed',
  owners: [{ id: '01a00000-0000-7000-8000-000000000002', name: '张三', hasPhone: true, person: null }],
  version: 3,
}

describe('the owner roll', () => {
  it('says areas to the square centimetre, and what is missing', () => {
    const totals = { units: 62, heads: 58, areaCm2: 54_894_001, lackArea: 3, lackOwner: 0 }
    expect(totalsLine(totals)).toBe('62 户，58 位业主，5,489.4001 ㎡')
    expect(lackLine(totals)).toBe('3 户没有面积')
    expect(lackLine({ ...totals, lackArea: 0 })).toBeUndefined()
    expect(unitLine(unit)).toBe('住宅，89.534 ㎡（产权证）')
    expect(unitLine({ ...unit, areaCm2: null, areaSource: null })).toBe('住宅')
    expect(unitLack({ ...unit, areaCm2: null, owners: [] })).toBe('没有面积，没有业主')
    expect(unitLack(unit)).toBeUndefined()
  })

  it('sends back what it was given, and of a telephone only what was typed', () => {
    const body = unitBody(unitDraft(unit))
    expect(body).toEqual({
      version: 3,
      kind: 'dwelling',
      areaCm2: 895_340,
      areaSource: 'deed',
      owners: [{ id: unit.owners[0]?.id, name: '张三' }],
    })
    const more = { ...unitDraft(unit), owners: [{ ...newOwner('k'), name: ' 李四 ', phone: '138-1' }] }
    expect(unitBody(more).owners).toEqual([{ name: '李四', phone: '138-1' }])
  })

  it('wants area and source together, and every owner once', () => {
    const draft = unitDraft(unit)
    expect(unitProblems(draft)).toEqual({})
    expect(Object.keys(unitProblems({ ...draft, source: 'none' }))).toEqual(['areaSource'])
    expect(Object.keys(unitProblems({ ...draft, area: '' }))).toEqual(['areaCm2'])
    expect(Object.keys(unitProblems({ ...draft, area: '89.53453' }))).toEqual(['areaCm2'])
    const twice = { ...draft, owners: [...draft.owners, { ...newOwner('k'), name: '张三', phone: '打他' }] }
    expect(unitProblems(twice)).toEqual({ 'k.name': '同一位业主写了两遍', 'k.phone': '只用数字和短横线' })
  })

  it('puts what the server says of an owner beside that owner', () => {
    const draft = { ...unitDraft(unit), owners: [newOwner('a'), newOwner('b')] }
    expect(ownerFaults(draft, [{ path: 'owners.1.name', message: '太长' }])).toEqual({ 'b.name': '太长' })
  })
})
