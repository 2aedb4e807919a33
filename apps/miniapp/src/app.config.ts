import { ANNOUNCED } from '../config/declarations.ts'

// Colours of the native bars: WeChat cannot read the tokens. They repeat ground, card, ink and ink-2 of ui/tokens.css.
export default defineAppConfig({
  pages: ['pages/home/index', 'pages/publicity/index', 'pages/whistle/index', 'pages/me/index', 'pages/outbox/index'],
  // A page keeps its address when it moves here: messages that phones already have lead to it.
  subPackages: [
    { root: 'pages/case', pages: ['index'] },
    { root: 'pages/cases', pages: ['index'] },
    { root: 'pages/result', pages: ['index'] },
    { root: 'pages/scan', pages: ['index'] },
    { root: 'pages/declare', pages: ['index'] },
    { root: 'pages/sent', pages: ['index'] },
    { root: 'pages/inbox', pages: ['index'] },
    { root: 'pages/residents', pages: ['index'] },
    { root: 'pages/erase-me', pages: ['index'] },
    { root: 'pages/day-heads', pages: ['index'] },
    { root: 'pages/members', pages: ['index'] },
    { root: 'pages/who', pages: ['index'] },
    { root: 'pages/message-settings', pages: ['index'] },
    { root: 'pages/late', pages: ['index'] },
    { root: 'pages/policy', pages: ['index'] },
    { root: 'pages/policy-history', pages: ['index'] },
    { root: 'pages/dead-letters', pages: ['index'] },
    {
      root: 'pages/duty',
      pages: [
        'index',
        'week/index',
        'hand-over/index',
        'swap/index',
        'swaps/index',
        'days-off/index',
        'board/index',
        'rota/index',
        'setup/index',
        'figures/index',
      ],
    },
    // The station's tablet opens it in its browser.
    ...(process.env.TARO_ENV === 'h5' ? [{ root: 'pages/station', pages: ['index'] }] : []),
    {
      root: 'pages/tell-backs',
      pages: [
        'index',
        'round/index',
        'neighbour/index',
        'slip/index',
        'reach/index',
        'mine/index',
        'import/index',
        'attempts/index',
      ],
    },
    { root: 'pages/transcriptions', pages: ['index'] },
    { root: 'pages/my-data', pages: ['index', 'consents/index', 'views/index', 'guide/index'] },
    { root: 'pages/blocks', pages: ['index'] },
    { root: 'pages/figures', pages: ['index', 'region/index', 'cases/index'] },
    { root: 'pages/owner-roll', pages: ['index', 'building/index'] },
    {
      root: 'pages/opening',
      pages: [
        'index',
        'town/index',
        'new/index',
        'invite/index',
        'invitations/index',
        'import/index',
        'import-codes/index',
        'places/index',
        'estate/index',
        'party/index',
        'steps/index',
        'home-codes/index',
        'home-code/index',
      ],
    },
  ],
  // What is one tap away from a tab; WeChat fetches it while the tab is read. At most 2 MB a page.
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: ['pages/case', 'pages/cases', 'pages/inbox', 'pages/declare', 'pages/duty', 'pages/tell-backs'],
    },
    'pages/whistle/index': { network: 'all', packages: ['pages/sent', 'pages/case', 'pages/declare'] },
    'pages/publicity/index': { network: 'all', packages: ['pages/result'] },
  },
  ...ANNOUNCED,
  lazyCodeLoading: 'requiredComponents',
  // what reads something private asks first, on every phone
  __usePrivacyCheck__: true,
  // the browser's own switch; WeChat knows no such key
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
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
