import { DEMO_ACCOUNT, startStandin } from './server.ts'

const { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey } = process.env

const standin = await startStandin({
  port: Number(process.env.WECHAT_STANDIN_PORT ?? 0),
  appId: process.env.WECHAT_APP_ID ?? DEMO_ACCOUNT.appId,
  secret: process.env.WECHAT_APP_SECRET ?? DEMO_ACCOUNT.secret,
  ...(token && aesKey ? { push: { token, aesKey } } : {}),
})
process.stdout.write(`${JSON.stringify({ url: standin.url })}\n`)

const end = () => void standin.close().then(() => process.exit(0))
process.once('SIGINT', end)
process.once('SIGTERM', end)
process.once('disconnect', end) // started with an IPC channel: goes when its starter goes, however that ended
