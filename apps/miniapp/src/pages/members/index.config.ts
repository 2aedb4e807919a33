export default definePageConfig({ navigationBarTitleText: '成员与交接', enablePullDownRefresh: true })
