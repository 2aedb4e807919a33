export default definePageConfig({ navigationBarTitleText: '日指纹', enablePullDownRefresh: true })
