export default definePageConfig({
  navigationBarTitleText: '成效公示',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
