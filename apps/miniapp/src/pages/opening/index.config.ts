export default definePageConfig({ navigationBarTitleText: '开通社区', enablePullDownRefresh: true })
