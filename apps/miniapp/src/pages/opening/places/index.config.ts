export default definePageConfig({ navigationBarTitleText: '名字和电话', enablePullDownRefresh: true })
