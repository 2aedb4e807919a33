export default definePageConfig({ navigationBarTitleText: '换班、请假', enablePullDownRefresh: true })
