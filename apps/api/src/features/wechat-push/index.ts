export { forgetPushes } from './forget-pushes.ts'
export { wechatPushRoutes } from './wechat-push.routes.ts'
