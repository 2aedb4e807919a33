export default definePageConfig({ navigationBarTitleText: '时限与消息设置', enablePullDownRefresh: true })
