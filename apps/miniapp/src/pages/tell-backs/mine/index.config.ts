export default definePageConfig({ navigationBarTitleText: '替我说的', enablePullDownRefresh: true })
