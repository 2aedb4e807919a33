export default definePageConfig({ navigationBarTitleText: '打印字条', enablePullDownRefresh: true })
