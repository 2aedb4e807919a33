// Colours of the native bars: WeChat cannot read the tokens. They repeat ground, card, ink and ink-2 of ui/tokens.css.
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/publicity/index',
    'pages/whistle/index',
    'pages/me/index',
    'pages/case/index',
    'pages/cases/index',
    'pages/result/index',
    'pages/declare/index',
    'pages/sent/index',
  ],
  subPackages: [
    { root: 'pages/residents', pages: ['index'] },
    { root: 'pages/members', pages: ['index'] },
    { root: 'pages/who', pages: ['index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  animation: false,
  window: {
    backgroundColor: '#F6F4EF',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#F6F4EF',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '居物业',
  },
  tabBar: {
    color: '#57534B',
    selectedColor: '#1F1D1A',
    backgroundColor: '#FFFFFF',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tabs/home.png',
        selectedIconPath: 'assets/tabs/home-on.png',
      },
      {
        pagePath: 'pages/publicity/index',
        text: '公示',
        iconPath: 'assets/tabs/board.png',
        selectedIconPath: 'assets/tabs/board-on.png',
      },
      {
        pagePath: 'pages/whistle/index',
        text: '吹哨',
        iconPath: 'assets/tabs/whistle.png',
        selectedIconPath: 'assets/tabs/whistle.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-on.png',
      },
    ],
  },
})
