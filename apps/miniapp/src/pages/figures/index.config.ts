export default definePageConfig({ navigationBarTitleText: '社区的数', enablePullDownRefresh: true })
