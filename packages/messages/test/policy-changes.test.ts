import { type CommunityPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import { policyChangeLines } from '@juwuye/messages'

const withTask = (task: string | null): CommunityPolicy => ({
  ...DEFAULT_POLICY,
  templates: { ...DEFAULT_POLICY.templates, task },
})
const lines = (before: string | null, after: string | null) => policyChangeLines(withTask(before), withTask(after))

test('a template is put in use, changed and given up, without its id', () => {
  expect(lines(null, 'AAAA')).toEqual(['微信模板 · 待办提醒：不用 改为 在用'])
  expect(lines('AAAA', 'BAAA')).toEqual(['微信模板 · 待办提醒：在用 改为 另一个'])
  expect(lines('AAAA', null)).toEqual(['微信模板 · 待办提醒：在用 改为 不用'])
  expect(lines('AAAA', 'AAAA')).toEqual([])
})
