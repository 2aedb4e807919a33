export default definePageConfig({ navigationBarTitleText: '替我说的' })
