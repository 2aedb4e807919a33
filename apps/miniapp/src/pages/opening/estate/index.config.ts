export default definePageConfig({ navigationBarTitleText: '加一个小区' })
