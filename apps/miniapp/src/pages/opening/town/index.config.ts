export default definePageConfig({ navigationBarTitleText: '镇街的社区', enablePullDownRefresh: true })
