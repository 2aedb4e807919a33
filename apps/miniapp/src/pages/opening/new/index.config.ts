export default definePageConfig({ navigationBarTitleText: '开一个新社区' })
