import { undeliveredWhy } from '@juwuye/messages'

test.each([
  ['badField: argument invalid! data.thing2.value invalid', /栏目.+对不上/],
  ['badTemplate: invalid template_id', /没有这个模板/],
  ['sensitive: risky content', /不能发的词/],
  ['WechatRetry: WeChat answered -1: system error', /过一会儿/],
  ['PostgreSQL 23503 deliveries', /维护的人/],
  ['unknown', /维护的人/],
])('%s is said with what to do about it', (error, words) => {
  expect(undeliveredWhy(error)).toMatch(words)
})
