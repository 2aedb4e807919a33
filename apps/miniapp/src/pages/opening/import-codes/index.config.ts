export default definePageConfig({ navigationBarTitleText: '名册的邀请', enablePullDownRefresh: true })
