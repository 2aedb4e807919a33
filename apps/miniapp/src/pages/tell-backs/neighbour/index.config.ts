export default definePageConfig({ navigationBarTitleText: '邻居', enablePullDownRefresh: true })
