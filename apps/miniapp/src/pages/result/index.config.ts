export default definePageConfig({ navigationBarTitleText: '成效公示' })
