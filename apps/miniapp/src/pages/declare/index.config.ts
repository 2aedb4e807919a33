export default definePageConfig({ navigationBarTitleText: '我住哪里' })
