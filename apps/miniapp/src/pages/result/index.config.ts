export default definePageConfig({
  navigationBarTitleText: '成效公示',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
