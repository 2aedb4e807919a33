export default definePageConfig({ navigationBarTitleText: '录音打成文字', enablePullDownRefresh: true })
