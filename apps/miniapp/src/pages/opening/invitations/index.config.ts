export default definePageConfig({ navigationBarTitleText: '发出去的邀请', enablePullDownRefresh: true })
