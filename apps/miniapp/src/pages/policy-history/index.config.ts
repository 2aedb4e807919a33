export default definePageConfig({ navigationBarTitleText: '以前改过什么', enablePullDownRefresh: true })
