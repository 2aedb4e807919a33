export default definePageConfig({ navigationBarTitleText: '住户码', enablePullDownRefresh: true })
