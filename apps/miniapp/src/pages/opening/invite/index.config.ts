export default definePageConfig({ navigationBarTitleText: '发一个邀请' })
