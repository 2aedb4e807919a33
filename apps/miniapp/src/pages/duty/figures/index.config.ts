export default definePageConfig({ navigationBarTitleText: '值班的数', enablePullDownRefresh: true })
