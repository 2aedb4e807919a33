export default definePageConfig({ navigationBarTitleText: '没记成的', enablePullDownRefresh: true })
