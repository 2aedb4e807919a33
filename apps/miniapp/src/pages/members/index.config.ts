export default definePageConfig({ navigationBarTitleText: '成员与交接' })
