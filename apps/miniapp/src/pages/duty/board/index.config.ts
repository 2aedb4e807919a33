export default definePageConfig({ navigationBarTitleText: '今天的值班', enablePullDownRefresh: true })
