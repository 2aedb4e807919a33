/** What is pressed to open a sheet. */
export interface Opener {
  role: 'button' | 'link'
  name: RegExp
}

/** A page as somebody finds it, and the sheets that open there. */
export interface Visit {
  who: string
  /** Of the app's configuration. */
  page: string
  /** What is special about it, where a page is visited more than once. */
  as?: string
  /** Address in the browser, with `{communityId}` and the like where it carries ids. */
  address: string
  /** Can be read once it is there. */
  sees: string | RegExp
  /** No desk is known there: nobody has said where they live. */
  noDesk?: true
  sheets?: readonly Opener[]
}

const button = (name: RegExp): Opener => ({ role: 'button', name })
const link = (name: RegExp): Opener => ({ role: 'link', name })

export const VISITS: readonly Visit[] = [
  { who: '路人', page: 'who', address: '/who', sees: '您想当谁', noDesk: true },
  { who: '路人', page: 'publicity', as: '没登录', address: '/publicity', sees: '公示的事', noDesk: true },
  { who: '路人', page: 'me', as: '没登录', address: '/me', sees: '请先登录', noDesk: true },
  {
    who: '路人',
    page: 'result',
    address: '/result?communityId={communityId}&publicationId={publicationId}',
    sees: '谁看过、签了字',
    noDesk: true,
    sheets: [link(/^反映这一页有问题$/)],
  },
  { who: '路人', page: 'day-heads', address: '/day-heads?communityId={communityId}', sees: '抄下一串', noDesk: true },
  { who: '新邻居', page: 'home', as: '没登记', address: '/', sees: '先说一声您住哪里', noDesk: true },
  { who: '新邻居', page: 'declare', address: '/declare', sees: '哪个社区', noDesk: true },
  { who: '张阿姨', page: 'home', as: '居民', address: '/', sees: '我吹的哨' },
  {
    who: '张阿姨',
    page: 'whistle',
    address: '/whistle',
    sees: '说一说',
    sheets: [button(/^正在发生危险/), link(/^改在哪里$/), button(/^署名/), button(/^说的是哪一家/)],
  },
  { who: '张阿姨', page: 'sent', address: '/sent?communityId={communityId}&caseId={mine}', sees: '哨声送到了' },
  { who: '张阿姨', page: 'publicity', address: '/publicity', sees: '临溪花园公示的事' },
  { who: '张阿姨', page: 'inbox', address: '/inbox', sees: /没看过|都看过了/ },
  { who: '张阿姨', page: 'me', address: '/me', sees: '我在梧桐社区', sheets: [button(/^改名字$/)] },
  { who: '张阿姨', page: 'erase-me', address: '/erase-me', sees: '会留下，为什么' },
  { who: '林社工', page: 'erase-me', as: '先交接', address: '/erase-me', sees: '先交接，再注销' },
  { who: '张阿姨', page: 'message-settings', address: '/message-settings', sees: /微信/ },
  {
    who: '张阿姨',
    page: 'cases',
    address: '/cases?list=estate',
    sees: '6 幢门口路灯不亮',
    sheets: [link(/^只看一部分$/)],
  },
  { who: '林社工', page: 'home', as: '工作台', address: '/', sees: '先办这件' },
  { who: '林社工', page: 'cases', as: '等分派', address: '/cases?queue=toTriage', sees: /3 幢楼下的垃圾桶/ },
  { who: '林社工', page: 'residents', address: '/residents', sees: '等确认的住户' },
  { who: '林社工', page: 'late', address: '/late', sees: /该谁办/ },
  { who: '林社工', page: 'members', address: '/members', sees: /点一位/ },
  { who: '林社工', page: 'dead-letters', address: '/dead-letters', sees: /没送到/ },
  { who: '周书记', page: 'policy', address: '/policy', sees: /现在用的是第/ },
  { who: '周书记', page: 'policy-history', address: '/policy-history', sees: /第 1 版/ },
  { who: '路人', page: 'station', address: '/station', sees: '这台平板还没有配', noDesk: true },
  { who: '路人', page: 'scan', address: '/scan?scene=x', sees: '回首页', noDesk: true },
  { who: '张阿姨', page: 'duty/week', address: '/duty/week', sees: /这一周的班|还没有服务站/ },
  { who: '许党员', page: 'duty', address: '/duty', sees: '您正在值班' },
  {
    who: '许党员',
    page: 'duty/days-off',
    address: '/duty/days-off',
    sees: '每周哪几天来不了',
  },
  { who: '许党员', page: 'duty/swaps', address: '/duty/swaps', sees: '换班、请假' },
  { who: '许党员', page: 'duty/swap', address: '/duty/swap?shiftId={mine}', sees: '换班、请假' },
  { who: '许党员', page: 'duty/hand-over', address: '/duty/hand-over?attendanceId={attendance}', sees: '交给下一班' },
  { who: '许党员', page: 'duty/figures', address: '/duty/figures', sees: '只给自己和排班的人看，不排名' },
  { who: '林社工', page: 'duty/board', address: '/duty/board', sees: '现在这一班' },
  { who: '林社工', page: 'duty/rota', address: '/duty/rota', sees: '排班表' },
  {
    who: '林社工',
    page: 'duty/setup',
    address: '/duty/setup',
    sees: '先有站，再有岗，再看谁来站',
    sheets: [button(/^加一个服务站$/)],
  },
  { who: '冯楼长', page: 'home', as: '楼栋长', address: '/', sees: /康桥新居|梧桐社区/ },
  { who: '张阿姨', page: 'outbox', address: '/outbox', sees: '都发出去了' },
  { who: '冯楼长', page: 'tell-backs', address: '/tell-backs', sees: '我照看的邻居' },
  { who: '冯楼长', page: 'tell-backs/round', address: '/tell-backs/round', sees: '替邻居吹哨' },
  { who: '冯楼长', page: 'tell-backs/neighbour', address: '/tell-backs/neighbour', sees: '怎么称呼' },
  {
    who: '冯楼长',
    page: 'tell-backs/slip',
    address: '/tell-backs/slip?communityId={communityId}&tellBackId={tellBackId}',
    sees: '丁奶奶：',
  },
  { who: '冯楼长', page: 'tell-backs/reach', address: '/tell-backs/reach', sees: '走访和回告' },
  { who: '林社工', page: 'tell-backs', as: '社工', address: '/tell-backs', sees: '要照看的邻居' },
  { who: '林社工', page: 'tell-backs/import', address: '/tell-backs/import', sees: /下载空表|请在电脑浏览器里导入/ },
  { who: '林社工', page: 'tell-backs/attempts', address: '/tell-backs/attempts', sees: '没记成的' },
  { who: '林社工', page: 'blocks', address: '/blocks', sees: '限制吹哨' },
  { who: '江主任', page: 'blocks', as: '镇街', address: '/blocks?communityId={communityId}', sees: '裁定的理由' },
  { who: '毛先生', page: 'blocks', as: '本人', address: '/blocks', sees: '您暂时不能吹哨' },
  {
    who: '路人',
    page: 'scan',
    as: '邀请',
    address: '/scan?scene=1.aaaaaaaaaaaaaaaa',
    sees: '请先登录',
    noDesk: true,
  },
  { who: '江主任', page: 'opening/town', address: '/opening/town', sees: '梧桐街道', noDesk: true },
  { who: '江主任', page: 'opening/new', address: '/opening/new', sees: '社区的名字', noDesk: true },
  { who: '林社工', page: 'opening', address: '/opening', sees: '开通了，居民能吹哨' },
  { who: '林社工', page: 'opening/invite', address: '/opening/invite?role=buildingHead', sees: '请他来做什么' },
  { who: '林社工', page: 'opening/invitations', address: '/opening/invitations', sees: '发出去的邀请' },
  { who: '林社工', page: 'opening/estate', address: '/opening/estate', sees: '小区的名字' },
  { who: '林社工', page: 'opening/party', address: '/opening/party', sees: '哪一种' },
  {
    who: '林社工',
    page: 'opening/estate',
    as: '改名字',
    address: '/opening/estate?estateId={estateId}',
    sees: /点一个名字来改/,
    sheets: [button(/^改小区的名字/)],
  },
  {
    who: '林社工',
    page: 'opening/party',
    as: '改',
    address: '/opening/party?partyId={partyId}',
    sees: /老事项跟着显示新名字/,
  },
  {
    who: '林社工',
    page: 'opening/places',
    address: '/opening/places',
    sees: '名字和电话',
    sheets: [button(/^社区热线/)],
  },
  { who: '林社工', page: 'opening/import', address: '/opening/import', sees: /第一步，下载表格|请在电脑浏览器里导入/ },
  {
    who: '林社工',
    page: 'opening/import-codes',
    as: '没有了',
    address: '/opening/import-codes?importId={estateId}',
    sees: '没有找到',
  },
  { who: '林社工', page: 'owner-roll', address: '/owner-roll', sees: /业主表决按它算/ },
  {
    who: '林社工',
    page: 'owner-roll/building',
    address: '/owner-roll/building?buildingId={buildingId}',
    sees: /点一户，改面积/,
  },
  { who: '林社工', page: 'opening/home-codes', address: '/opening/home-codes', sees: '印过的' },
  { who: '方女士', page: 'opening/home-code', address: '/opening/home-code', sees: '住户码' },
  { who: '林社工', page: 'opening/steps', address: '/opening/steps', sees: '谁办过什么' },
  { who: '林社工', page: 'transcriptions', address: '/transcriptions', sees: '录音打成文字' },
  { who: '张阿姨', page: 'figures', address: '/figures', sees: '近十二个月' },
  {
    who: '周书记',
    page: 'figures',
    as: '书记',
    address: '/figures',
    sees: '近十二个月',
    sheets: [button(/^填一个月的投诉数$/)],
  },
  {
    who: '周书记',
    page: 'figures/cases',
    address: '/figures/cases?communityId={communityId}&figure=response&span=year',
    sees: '没按时',
  },
  { who: '江主任', page: 'figures/region', address: '/figures/region', sees: '各社区', noDesk: true },
  { who: '高科长', page: 'figures/region', as: '市', address: '/figures/region', sees: '各镇街', noDesk: true },
  { who: '张阿姨', page: 'my-data', address: '/my-data', sees: '带走一份' },
  { who: '张阿姨', page: 'my-data/consents', address: '/my-data/consents', sees: '一条一条记着' },
  { who: '张阿姨', page: 'my-data/views', address: '/my-data/views', sees: /记一次|还没有人看过/ },
  { who: '张阿姨', page: 'my-data/guide', address: '/my-data/guide', sees: '到时间就删' },
  { who: '张阿姨', page: 'tell-backs/mine', address: '/tell-backs/mine', sees: '替我说的' },
]
