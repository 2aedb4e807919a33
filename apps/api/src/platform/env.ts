import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { parseSealingKeys, type SealingKey } from './sealing/sealing-key.ts'
import type { BucketSettings } from './storage/object-store.ts'

/** Everything that differs between installations. */
export interface Env {
  host: string
  port: number
  /** Descriptor of a socket that systemd holds and hands to this process, instead of host and port; null: none. */
  socket: number | null
  /** Connection strings per role; `owner` migrates at start and is absent where migrations are run apart. */
  database: { api: string; public: string; sweeper: string; owner: string | null }
  wechat: {
    baseUrl: string
    appId: string
    secret: string
    /** What WeChat signs and encrypts its pushes with; absent: it pushes nothing to us. */
    push: { token: string; aesKey: string } | null
  }
  /** Where WeChat can fetch photos, without a slash at the end; absent: where the server listens. */
  publicUrl: string | null
  /** Signs the short-lived addresses of photos. */
  fileSecret: string
  /** What rooms and telephone numbers are sealed with in the database, newest first. */
  sealingKeys: readonly SealingKey[]
  /** Where the photos lie: a folder, or a bucket that speaks S3. */
  photos: { folder: string } | { bucket: BucketSettings }
  /** The built browser client. */
  clientDir: string
  /** Demonstration: anybody may be anybody on this list. Only on loopback. */
  demo: { peopleFile: string } | null
  /** One proxy in front, or the addresses of several. */
  trustProxy: boolean | string
  /** Whether the serving process also does the jobs and what time does; otherwise `worker.ts` must run beside it. */
  worker: boolean
  /** Where Prometheus finds the figures of this process; absent: nowhere. */
  metrics: { host: string; port: number } | null
  logLevel: string
}

/** All faults at once, in Chinese, for whoever sets the installation up. */
export class EnvError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`配置有 ${faults.length} 处要改：\n${faults.map((fault) => `  · ${fault}`).join('\n')}`)
    this.name = 'EnvError'
    this.faults = faults
  }
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//)
const flag = (usual: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(usual)
    .transform((value) => value === 'true')

/** An address, or a network with the length of its part: 10.0.0.0/8. */
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  const longest = family === 6 ? 128 : 32
  return (
    family > 0 && more.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest))
  )
}

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_API_URL: postgresUrl,
  DATABASE_PUBLIC_URL: postgresUrl,
  DATABASE_SWEEPER_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  WECHAT_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
  WECHAT_APP_ID: z.string().regex(/^wx[0-9a-z]{6,}$/),
  WECHAT_APP_SECRET: z.string().min(16),
  WECHAT_PUSH_TOKEN: z
    .string()
    .regex(/^[0-9A-Za-z]{3,32}$/)
    .optional(),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .regex(/^[0-9A-Za-z]{43}$/)
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  FILE_SECRET: z.string().min(32),
  SEALING_SECRET: z.string().transform((text, context) => {
    const keys = parseSealingKeys(text)
    if (!keys) context.addIssue('no keys')
    return keys ?? []
  }),
  PHOTOS_DIR: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_PATH_STYLE: flag('false'),
  CLIENT_DIR: z.string().min(1),
  DEMO: flag('false'),
  DEMO_PEOPLE_FILE: z.string().min(1).optional(),
  TRUST_PROXY: z
    .string()
    .refine((text) => ['true', 'false'].includes(text) || text.split(',').every(isProxy))
    .default('false'),
  WORKER: flag('true'),
  LISTEN_FDS: z.literal('1').optional(),
  LISTEN_PID: z.string().optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const EXPECTED: Record<keyof z.input<typeof variables>, string> = {
  HOST: '监听的地址，比如 127.0.0.1',
  PORT: '端口，0 到 65535 的整数',
  DATABASE_API_URL: '数据库地址（角色 juwuye_api），以 postgres:// 开头',
  DATABASE_PUBLIC_URL: '数据库地址（角色 juwuye_public），以 postgres:// 开头',
  DATABASE_SWEEPER_URL: '数据库地址（角色 juwuye_sweeper），以 postgres:// 开头',
  DATABASE_OWNER_URL: '数据库地址（角色 juwuye_owner），以 postgres:// 开头；不写就不做迁移',
  WECHAT_BASE_URL: '微信服务地址，以 http:// 或 https:// 开头',
  WECHAT_APP_ID: '小程序的 AppID，以 wx 开头',
  WECHAT_APP_SECRET: '小程序的 AppSecret，至少 16 个字符',
  WECHAT_PUSH_TOKEN: '消息推送的 Token，3 到 32 个字母或数字，和 WECHAT_PUSH_AES_KEY 一起写',
  WECHAT_PUSH_AES_KEY: '消息推送的 EncodingAESKey，43 个字母或数字，和 WECHAT_PUSH_TOKEN 一起写',
  PUBLIC_URL: '从外面打开本站的地址，以 http:// 或 https:// 开头',
  FILE_SECRET: '照片地址的签名密钥，至少 32 个字符',
  SEALING_SECRET: '封门牌和电话的钥匙，至少 32 个字符；换钥匙时新旧都写，编号大的是新的，比如 2:新钥匙,1:旧钥匙',
  PHOTOS_DIR: '存放照片的文件夹；照片放在对象存储时不写',
  S3_ENDPOINT:
    '对象存储的地址，以 http:// 或 https:// 开头，和 S3_BUCKET、S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY 一起写',
  S3_REGION: '对象存储的区域，比如 us-east-1',
  S3_BUCKET: '对象存储的桶，至少 3 个字符',
  S3_ACCESS_KEY_ID: '对象存储的 AccessKey ID',
  S3_SECRET_ACCESS_KEY: '对象存储的 AccessKey Secret',
  S3_PATH_STYLE: '桶名是否写在路径里，写 true 或 false',
  CLIENT_DIR: '网页端构建结果的文件夹',
  DEMO: '是否演示，写 true 或 false',
  DEMO_PEOPLE_FILE: '演示人物的名单文件',
  TRUST_PROXY:
    '前面有没有反向代理：一层写 true，没有写 false；不止一层就写它们的地址或网段，用逗号隔开，比如 10.0.0.0/8,192.0.2.9',
  WORKER: '后台任务是否和接口一起运行，写 true 或 false；写 false 时另外启动 worker.ts',
  LISTEN_FDS: '由 systemd 写，只能交来一个套接字（一个 ListenStream）',
  LISTEN_PID: '由 systemd 写',
  METRICS_HOST: '指标监听的地址，比如 127.0.0.1',
  METRICS_PORT: '指标的端口，1 到 65535 的整数；不写就不开',
  LOG_LEVEL: '日志级别：trace、debug、info、warn、error、silent',
}

/** All of a group or none. */
const TOGETHER = [
  ['WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_AES_KEY'],
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
] as const

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** systemd hands over from here on, and says to whom: what is inherited from another's start is not ours. */
const HANDED = 3

/** @throws EnvError naming every fault */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = variables.safeParse(given)
  const faults = result.success ? [] : faultsOf(result.error, given)
  // judged on its own, so that it is named together with the rest
  const host = given.HOST ?? '127.0.0.1'
  if (given.DEMO === 'true' && !LOOPBACK.includes(host)) {
    faults.push(`DEMO：演示时谁都可以扮成谁，只能开在本机（HOST=127.0.0.1），现在是 ${host}`)
  }
  if (given.DEMO === 'true' && !given.DEMO_PEOPLE_FILE) faults.push(notWritten('DEMO_PEOPLE_FILE'))
  for (const group of TOGETHER) {
    const missing = group.filter((name) => given[name] === undefined)
    if (missing.length < group.length) faults.push(...missing.map(notWritten))
  }
  if ((given.PHOTOS_DIR === undefined) === (given.S3_ENDPOINT === undefined)) {
    faults.push('PHOTOS_DIR、S3_ENDPOINT：照片放文件夹还是对象存储，写一样，只写一样')
  }
  if (!result.success || faults.length > 0) throw new EnvError(faults)
  return toEnv(result.data)
}

const notWritten = (name: keyof typeof EXPECTED) => `${name}：没有写。要写${EXPECTED[name]}`

function faultsOf(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))] as (keyof typeof EXPECTED)[]
  return names.map((name) => (given[name] === undefined ? notWritten(name) : `${name}：不对。要写${EXPECTED[name]}`))
}

function photosOf(v: z.output<typeof variables>): Env['photos'] {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = v
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    return { folder: path.resolve(v.PHOTOS_DIR ?? '') }
  }
  return {
    bucket: {
      endpoint: S3_ENDPOINT,
      region: v.S3_REGION,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      pathStyle: v.S3_PATH_STYLE,
    },
  }
}

function toEnv(v: z.output<typeof variables>): Env {
  return {
    host: v.HOST,
    port: v.PORT,
    socket: v.LISTEN_FDS && v.LISTEN_PID === String(process.pid) ? HANDED : null,
    database: {
      api: v.DATABASE_API_URL,
      public: v.DATABASE_PUBLIC_URL,
      sweeper: v.DATABASE_SWEEPER_URL,
      owner: v.DATABASE_OWNER_URL ?? null,
    },
    wechat: {
      baseUrl: v.WECHAT_BASE_URL.replace(/\/$/, ''),
      appId: v.WECHAT_APP_ID,
      secret: v.WECHAT_APP_SECRET,
      push:
        v.WECHAT_PUSH_TOKEN && v.WECHAT_PUSH_AES_KEY
          ? { token: v.WECHAT_PUSH_TOKEN, aesKey: v.WECHAT_PUSH_AES_KEY }
          : null,
    },
    publicUrl: v.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    fileSecret: v.FILE_SECRET,
    sealingKeys: v.SEALING_SECRET,
    photos: photosOf(v),
    clientDir: path.resolve(v.CLIENT_DIR),
    demo: v.DEMO && v.DEMO_PEOPLE_FILE ? { peopleFile: path.resolve(v.DEMO_PEOPLE_FILE) } : null,
    trustProxy: v.TRUST_PROXY === 'true' || (v.TRUST_PROXY !== 'false' && v.TRUST_PROXY),
    worker: v.WORKER,
    metrics: v.METRICS_PORT === undefined ? null : { host: v.METRICS_HOST, port: v.METRICS_PORT },
    logLevel: v.LOG_LEVEL,
  }
}
