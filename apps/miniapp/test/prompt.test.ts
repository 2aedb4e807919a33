import type { MessageSettings } from '@juwuye/types'
import {
  kindWords,
  offAfter,
  outcomeWords,
  quietText,
  settingsWith,
  templateIdsToAsk,
} from '../src/features/notices/prompt.model.ts'

const requestSubscribeMessage = jest.fn()
jest.mock('@tarojs/taro', () => ({ requestSubscribeMessage }))

const settings: MessageSettings = {
  templates: [
    { key: 'progress', templateId: 'T-progress', title: '事项进展提醒', on: true, credits: 2 },
    { key: 'result', templateId: 'T-result', title: '办理结果通知', on: false, credits: 0 },
    { key: 'task', templateId: null, title: '待办提醒', on: true, credits: 0 },
  ],
  quiet: { from: '21:00', until: '07:00' },
}
const all = settingsWith(settings, [])

describe('what the prompt asks for', () => {
  it('is every kind in use that the person wants, of those the page is about', () => {
    expect(templateIdsToAsk(settings)).toEqual(['T-progress'])
    expect(templateIdsToAsk(all)).toEqual(['T-progress', 'T-result'])
    expect(templateIdsToAsk(all, ['result', 'task'])).toEqual(['T-result'])
    expect(templateIdsToAsk(undefined)).toEqual([])
  })
  it('never exceeds three templates', () => {
    const five = [1, 2, 3, 4, 5].map((n) => ({ ...settings.templates[0], templateId: `T${n}` }))
    expect(templateIdsToAsk({ ...settings, templates: five as MessageSettings['templates'] })).toHaveLength(3)
  })
})

describe('the prompt itself', () => {
  const ask = async (ids: string[]) => (await import('../src/platform/subscribe.ts')).askToSubscribe(ids)

  it('opens within the tap, before anything is awaited', async () => {
    const { askToSubscribe } = await import('../src/platform/subscribe.ts')
    requestSubscribeMessage.mockReset().mockResolvedValue({ errMsg: 'ok', 'T-progress': 'accept' })
    const answer = askToSubscribe(['T-progress'])
    expect(requestSubscribeMessage).toHaveBeenCalledTimes(1)
    expect(requestSubscribeMessage.mock.calls[0]?.[0]).toMatchObject({ tmplIds: ['T-progress'] })
    await answer
  })
  it('tells the answer for each template it asked for, in WeChat’s words', async () => {
    requestSubscribeMessage.mockReset().mockResolvedValue({ errMsg: 'ok', A: 'accept', B: 'ban', other: 'accept' })
    await expect(ask(['A', 'B', 'C'])).resolves.toEqual({
      shown: true,
      results: [
        { templateId: 'A', result: 'accept' },
        { templateId: 'B', result: 'ban' },
      ],
    })
  })
  it('says when the person has switched all messages off, and does not fail when it is not shown', async () => {
    requestSubscribeMessage.mockReset().mockRejectedValue({ errCode: 20004, errMsg: 'switched off' })
    await expect(ask(['A'])).resolves.toEqual({ shown: false, why: 'off' })
    requestSubscribeMessage.mockReset().mockRejectedValue({ errCode: 10005, errMsg: 'fail' })
    await expect(ask(['A'])).resolves.toEqual({ shown: false, why: 'failed' })
  })
})

test('afterwards it says what was allowed, and what to do where WeChat is switched off', () => {
  const answered = (...results: ('accept' | 'reject')[]) =>
    outcomeWords({ shown: true, results: results.map((result) => ({ templateId: result, result })) })
  expect(answered('accept', 'accept').good).toBe(true)
  expect(answered('accept', 'reject').text).toContain('您允许的那几种')
  expect(answered('reject')).toMatchObject({ good: false, title: '没有允许' })
  expect(outcomeWords({ shown: false, why: 'off' }).text).toContain('设置')
})

test('a kind says what comes and how many may still come', () => {
  const words = settings.templates.map((template) => kindWords(template).state)
  expect(words[0]).toContain('还能收 2 条')
  expect(words[1]).toContain('只写进“消息”')
  expect(words[2]).toContain('社区还没开通')
})

test('switching one kind leaves the others as they are', () => {
  expect(offAfter(settings, 'progress', false)).toEqual(['progress', 'result'])
  expect(offAfter(settings, 'result', true)).toEqual([])
  expect(settingsWith(settings, ['task']).templates.map(({ on }) => on)).toEqual([true, true, false])
})

test('quiet hours over midnight are told apart from hours of one day', () => {
  expect(quietText(settings.quiet)).toBe('21:00 到第二天 7:00')
  expect(quietText({ from: '12:00', until: '14:30' })).toBe('12:00 到 14:30')
})
