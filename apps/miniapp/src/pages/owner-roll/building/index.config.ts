export default definePageConfig({ navigationBarTitleText: '这一幢的房屋', enablePullDownRefresh: true })
