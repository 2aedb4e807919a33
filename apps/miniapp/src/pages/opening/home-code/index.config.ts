export default definePageConfig({ navigationBarTitleText: '用住户码确认' })
