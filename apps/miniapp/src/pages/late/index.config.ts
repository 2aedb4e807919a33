export default definePageConfig({ navigationBarTitleText: '超时的事', enablePullDownRefresh: true })
