import type { ErrorCode } from '@juwuye/types'
import { NetworkError } from '../src/platform/request-types.ts'
import { faultText, faultView, fieldFaults } from '../src/shared/faults.model.ts'
import { problemHere, Refusal } from '../src/shared/refusal.ts'

const refused = (code: ErrorCode, part = {}) => new Refusal({ ...problemHere(code), ...part })

describe('what a failed request says', () => {
  it.each([
    ['session-expired', 'signIn', false],
    ['not-found', 'missing', false],
    ['forbidden', 'forbidden', false],
    ['wrong-origin', 'error', true],
    ['too-many-requests', 'error', true],
  ] as const)('shows %s as %s', (code, kind, retry) => {
    expect(faultView(refused(code), true)).toMatchObject({ kind, retry })
  })
  it('is never an error when there is no network', () => {
    expect(faultView(new NetworkError('unreachable'), false).kind).toBe('offline')
    expect(faultView(new NetworkError('timeout'), true).kind).toBe('error')
  })
  it('gives the number to name when it is our fault', () => {
    expect(faultView(refused('internal', { traceId: 'abc' }), true).text).toContain('abc')
  })
  it('keeps the server’s sentence as it is', () => {
    expect(faultText(refused('whistle-limit', { detail: '今天已经吹了 5 次哨' }))).toBe('今天已经吹了 5 次哨')
  })
})

describe('problems at their fields', () => {
  it('takes the first sentence of each field', () => {
    const fields = [
      { path: 'text', code: 'too-long', message: '最多 1000 个字' },
      { path: 'photos.3', code: 'invalid', message: '这一项不对' },
      { path: 'photos.4', code: 'invalid', message: '另一句' },
    ]
    const faults = fieldFaults(refused('invalid-input', { fields }))
    expect(faults).toEqual({ text: '最多 1000 个字', photos: '这一项不对' })
  })
  it('finds the field of codes that name none', () => {
    expect(Object.keys(fieldFaults(refused('building-unknown')))).toEqual(['buildingId'])
    expect(fieldFaults(new NetworkError('timeout'))).toEqual({})
  })
})
