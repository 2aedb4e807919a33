export default definePageConfig({ navigationBarTitleText: '服务站签到码' })
