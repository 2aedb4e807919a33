import { type Account, WechatAccount } from './account.ts'
import { ContentChecks } from './content.ts'
import { Failures } from './failures.ts'
import { Pusher, type PushKeys } from './pusher.ts'
import { Subscriptions } from './subscriptions.ts'

export type WechatOptions = Account & { push: PushKeys | undefined; now: () => number }

/** All that WeChat remembers of one mini-program, and the bad days that were asked for. */
export type Wechat = {
  account: WechatAccount
  pusher: Pusher
  content: ContentChecks
  subscriptions: Subscriptions
  failures: Failures
  /** How often each API was called, by its path. */
  calls: Map<string, number>
}

export function createWechat({ appId, secret, push, now }: WechatOptions): Wechat {
  const pusher = new Pusher({ appId, keys: push, now })
  const content = new ContentChecks(pusher)
  const isSensitive = (text: string) => content.judge(text) === 'risky'
  return {
    account: new WechatAccount({ appId, secret }, now),
    pusher,
    content,
    subscriptions: new Subscriptions({ pusher, now, isSensitive }),
    failures: new Failures(),
    calls: new Map(),
  }
}
