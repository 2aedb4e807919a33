export default definePageConfig({ navigationBarTitleText: '站、岗和人', enablePullDownRefresh: true })
