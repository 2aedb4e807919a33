export default definePageConfig({ navigationBarTitleText: '各地的数', enablePullDownRefresh: true })
