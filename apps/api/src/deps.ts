import type { Clock } from './platform/clock.ts'
import type { Databases } from './platform/db/pools.ts'
import type { UrlSigner } from './platform/http/signed-url.ts'
import type { Ids } from './platform/ids.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log.ts'
import type { Sealer } from './platform/sealing/sealer.ts'
import type { Storage } from './platform/storage/storage.ts'
import type { WechatClient } from './platform/wechat/client.ts'
import type { DemoDoor } from './platform/wechat/demo-door.ts'
import type { PushDoor } from './platform/wechat/push-door.ts'

/** What commands and routes work with; handed in, never looked up. */
export interface Deps {
  clock: Clock
  ids: Ids
  db: Databases
  /** Work to be done after the answer. */
  jobs: Jobs
  storage: Storage
  wechat: WechatClient
  /** Lets in what WeChat pushes; absent where no pushes are configured. */
  wechatPushes: PushDoor | null
  /** Where WeChat can fetch photos, without a slash at the end; null until the server listens, when not configured. */
  publicUrl: string | null
  signer: UrlSigner
  sealer: Sealer
  /** Present in demonstration mode only. */
  demo: DemoDoor | null
  log: Log
}
