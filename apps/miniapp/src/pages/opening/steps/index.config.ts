export default definePageConfig({ navigationBarTitleText: '谁办过什么', enablePullDownRefresh: true })
