export default definePageConfig({ navigationBarTitleText: '加一家单位' })
