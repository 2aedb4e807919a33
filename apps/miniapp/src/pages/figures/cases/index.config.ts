export default definePageConfig({ navigationBarTitleText: '算在数里的事', enablePullDownRefresh: true })
