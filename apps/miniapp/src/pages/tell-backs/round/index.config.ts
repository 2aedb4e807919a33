export default definePageConfig({ navigationBarTitleText: '替邻居吹哨' })
