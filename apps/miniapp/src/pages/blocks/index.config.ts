export default definePageConfig({ navigationBarTitleText: '限制吹哨', enablePullDownRefresh: true })
