export default definePageConfig({ navigationBarTitleText: '哪几天来不了', enablePullDownRefresh: true })
