import { readPush } from '../../src/platform/wechat/push-events.ts'

const from = { ToUserName: 'gh_0', FromUserName: 'o-zhang', CreateTime: 1688953684, MsgType: 'event' }
const head = (event: string) => ({ openid: 'o-zhang', createTime: 1688953684, event })
const read = (message: object) => readPush(JSON.stringify({ ...from, ...message }))

test('a list of one comes as an object, of several as an array, and is always a list here', () => {
  const item = (id: string, status: string) => ({ TemplateId: id, SubscribeStatusString: status, PopupScene: '0' })
  const event = { Event: 'subscribe_msg_popup_event' }
  expect(read({ ...event, List: item('t1', 'accept') })).toEqual({
    ...head(event.Event),
    payload: { list: [{ templateId: 't1', status: 'accept' }] },
  })
  expect(read({ ...event, List: [item('t1', 'accept'), item('t2', 'reject')] })?.payload).toEqual({
    list: [
      { templateId: 't1', status: 'accept' },
      { templateId: 't2', status: 'reject' },
    ],
  })
})

test('the time may be a string', () => {
  const List = { TemplateId: 't1', SubscribeStatusString: 'reject' }
  expect(read({ CreateTime: '1610968440', Event: 'subscribe_msg_change_event', List })).toEqual({
    ...head('subscribe_msg_change_event'),
    createTime: 1610968440,
    payload: { list: [{ templateId: 't1', status: 'reject' }] },
  })
})

test.each(['"1864323726461255681"', '1864323726461255681'])('a message id of %s keeps its digits', (id) => {
  const message = JSON.stringify({
    ...from,
    Event: 'subscribe_msg_sent_event',
    List: { TemplateId: 't1', MsgID: 'ID', ErrorCode: '0', ErrorStatus: 'success' },
  }).replace('"ID"', id)
  expect(readPush(message)?.payload).toEqual({
    list: [{ templateId: 't1', msgId: '1864323726461255681', errorCode: 0, errorStatus: 'success' }],
  })
})

describe('the verdict on a photo', () => {
  const check = { Event: 'wxa_media_check', appid: 'wx0', trace_id: '690b03d2-301f6111', version: 2 }

  test('carries its label as a number, though WeChat also writes it as a string', () => {
    const detail = [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: '100', prob: 90 }]
    expect(read({ ...check, result: { suggest: 'pass', label: '100' }, detail })).toEqual({
      ...head('wxa_media_check'),
      payload: { traceId: '690b03d2-301f6111', suggest: 'pass', label: 100, errcode: 0 },
    })
  })

  test('is none when the photo could not be fetched', () => {
    expect(read({ ...check, detail: [], errcode: -1008, errmsg: '下载错误' })?.payload).toEqual({
      traceId: '690b03d2-301f6111',
      suggest: null,
      label: null,
      errcode: -1008,
    })
  })
})

test.each([
  '{"Event":',
  'null',
  '[]',
  '<xml></xml>',
  JSON.stringify({ ...from, MsgType: 'text', Content: '你好' }),
  JSON.stringify({ ...from, Event: 'user_enter_tempsession' }),
  JSON.stringify({ ...from, Event: 'toString' }),
  JSON.stringify({ ...from, Event: 'subscribe_msg_popup_event' }),
  JSON.stringify({ ...from, Event: 'wxa_media_check', result: { suggest: 'pass', label: 100 } }),
  JSON.stringify({ ...from, FromUserName: '', Event: 'wxa_media_check', trace_id: 'x' }),
])('%s is nothing we wait for', (message) => {
  expect(readPush(message)).toBeNull()
})
