export default definePageConfig({ navigationBarTitleText: '等确认的住户', enablePullDownRefresh: true })
