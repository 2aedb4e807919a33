export default definePageConfig({ navigationBarTitleText: '替邻居说', enablePullDownRefresh: true })
