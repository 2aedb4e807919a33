/** What the last try failed with begins so; what the administrator can do about it. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^badField:/, '消息的栏目和微信的模板对不上。到“时限与消息设置”里看看模板选得对不对，再发一次'],
  [/^badTemplate:/, '微信里没有这个模板了。到“时限与消息设置”里换一个，再发一次'],
  [/^sensitive:/, '微信说里面有不能发的词，多半在标题里。改好了再发一次'],
  [/^WechatRetry:/, '微信一直没有接下来，过一会儿再发一次'],
]

/** Why something was given up, for whoever administers the community. */
export const undeliveredWhy = (error: string): string =>
  REASONS.find(([begins]) => begins.test(error))?.[1] ?? '系统自己出了错，把下面这一行告诉维护的人'
