export default definePageConfig({ navigationBarTitleText: '走访和回告', enablePullDownRefresh: true })
