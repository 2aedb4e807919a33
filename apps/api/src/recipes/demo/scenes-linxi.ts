import {
  act,
  checkIn,
  claim,
  cosign,
  join,
  mediate,
  no,
  part,
  plan,
  progress,
  publish,
  rate,
  type Scene,
  submit,
  triage,
  yes,
} from './scene.ts'

const PROPERTY = 'property-linxi'

const hydrants: Scene = {
  by: 'liu',
  at: [21, '19:20'],
  estate: 'linxi',
  building: '12 幢',
  photos: ['hydrant-before'],
  whistle: { text: '12 幢楼道里的消火栓拧开一滴水都没有，消防报警主机的灯也一直是灭的。真着火了怎么办？' },
  steps: [
    [[21, '19:50'], join('zhang', '3 幢的也没有水')],
    [[20, '08:40'], triage('lin', 'major', '12 幢楼的消火栓放不出水', 'committee', PROPERTY, 'owners-linxi')],
    [[20, '09:30'], checkIn('wang', '今天下午安排水工一起去看，先查是哪一段漏')],
    [[20, '10:10'], claim('wang')],
    [[20, '11:00'], checkIn('zhao', '业委会一起来，钱从哪里出我们来商量')],
    [[20, '20:15'], join('song', '六幢也是，去年就这样')],
    [[19, '09:20'], part('qian', '和业主说明费用')],
    [
      [18, '14:00'],
      plan(
        'wang',
        { title: '找到主管漏水的地方', doer: PROPERTY, inDays: 4 },
        { title: '换掉 6 幢地下 38 米主管', doer: PROPERTY, inDays: 13, cost: true },
        { title: '12 幢楼逐层放水试压', doer: PROPERTY, inDays: 20 },
        { title: '修好消防报警主机', doer: PROPERTY, inDays: 30, cost: true },
      ),
    ],
    [[18, '17:30'], cosign('zhao')],
    [
      [14, '15:00'],
      submit('li', 0, '听漏仪找到两处，都在 6 幢地下', { before: 'hydrant-before', after: 'stairs-after' }),
    ],
    [[14, '16:30'], yes('lin', 0)],
    [[14, '19:00'], yes('qian', 0)],
    [[13, '09:10'], yes('han', 0)],
    [[9, '10:00'], progress('li', '旧管已经拆下，新管明天到', [], 1)],
    [
      [5, '16:40'],
      submit(
        'li',
        1,
        '38 米主管全部换完，试压两小时不掉压',
        { before: 'hydrant-before', after: 'hydrant-after' },
        18_600,
      ),
    ],
    [[5, '17:20'], yes('lin', 1)],
    [[5, '20:05'], yes('zhao', 1)],
    [[4, '09:00'], yes('shen', 1)],
    [
      [1, '16:00'],
      submit('li', 2, '1 到 18 层每层都放了水，压力够', { before: 'hydrant-before', after: 'hydrant-after' }),
    ],
    [[1, '17:10'], yes('chen', 2)],
  ],
}

const stairs: Scene = {
  by: 'song',
  at: [26, '07:45'],
  estate: 'linxi',
  building: '6 幢',
  photos: ['stairs-before'],
  whistle: { text: '6 幢逃生楼梯从 3 楼到 7 楼堆满了纸箱和旧家具，人都走不过去，说了好几年了。' },
  steps: [
    [[26, '09:00'], triage('lin', 'hard', '6 幢逃生楼梯堆满杂物', 'committee', PROPERTY, 'owners-linxi')],
    [[26, '10:20'], checkIn('wang', '本周内上门和四户一家一家说')],
    [[26, '10:30'], claim('wang')],
    [
      [24, '15:00'],
      plan(
        'wang',
        { title: '清走楼梯间杂物', doer: PROPERTY, inDays: 12 },
        { title: '装上提示牌和感应灯', doer: PROPERTY, inDays: 16, cost: true },
      ),
    ],
    [[24, '18:00'], cosign('qian')],
    [[13, '11:00'], submit('li', 0, '四户都同意了，清出两车', { before: 'stairs-before', after: 'stairs-after' })],
    [[13, '15:00'], yes('chen', 0)],
    [[12, '09:00'], no('zhao', 0, '7 楼拐角还堆着一个柜子')],
    [[12, '16:00'], submit('li', 0, '柜子也搬走了', { before: 'stairs-before', after: 'stairs-after' })],
    [[12, '17:00'], yes('chen', 0)],
    [[11, '09:00'], yes('zhao', 0)],
    [[11, '10:00'], yes('han', 0)],
    [[8, '14:00'], submit('li', 1, '五层都装好了', { before: 'stairs-before', after: 'stairs-after' }, 960)],
    [[8, '15:30'], yes('lin', 1)],
    [[8, '19:30'], yes('qian', 1)],
    [[7, '09:20'], yes('shen', 1)],
    [
      [2, '09:40'],
      publish(
        'lin',
        '6 幢 3 到 7 楼的逃生楼梯被杂物堵住，走不过人。',
        '物业和四户邻居一家一家说好，清走杂物，装了提示牌和感应灯。',
        '物业维修费',
      ),
    ],
    [[1, '08:20'], rate('song', 'solved', 5, '终于能走了')],
  ],
}

const lamp: Scene = {
  by: 'zhang',
  at: [4, '18:55'],
  estate: 'linxi',
  building: '6 幢',
  photos: ['lamp-before'],
  whistle: { text: '6 幢门口的路灯不亮，晚上接孩子看不见台阶。' },
  steps: [
    [[3, '08:30'], triage('lin', 'minor', '6 幢门口路灯不亮', PROPERTY)],
    [[3, '09:15'], checkIn('li', '收到，今天下班前换灯泡')],
    [[3, '09:16'], claim('li')],
    [[3, '09:30'], plan('li', { title: '换灯泡，查一遍线路', doer: PROPERTY, inDays: 2 })],
    [[1, '16:20'], submit('li', 0, '灯泡和镇流器都换了，亮了', { before: 'lamp-before', after: 'lamp-after' })],
  ],
}

const hedge: Scene = {
  by: 'fang',
  at: [44, '10:05'],
  estate: 'linxi',
  place: '东门',
  photos: ['hedge-before'],
  whistle: { text: '东门绿篱长得比人高，开车出来看不见左边，前天差点撞到电瓶车。' },
  steps: [
    [[44, '14:00'], triage('chen', 'hard', '东门绿篱挡住视线', PROPERTY, 'owners-linxi', 'council')],
    [[43, '09:00'], checkIn('wang', '能修，钱要和业委会商量')],
    [[43, '09:05'], claim('wang')],
    [[42, '10:00'], checkIn('zhao', '业委会可以出一部分')],
    [[38, '16:00'], plan('wang', { title: '修剪东门两侧绿篱', doer: PROPERTY, inDays: 14, cost: true })],
    [[38, '19:00'], cosign('zhao')],
    [
      [26, '15:00'],
      submit('li', 0, '两侧都修到 60 厘米，装了一面广角镜', { before: 'hedge-before', after: 'hedge-after' }, 25_000),
    ],
    [[26, '16:00'], yes('lin', 0)],
    [[26, '20:00'], yes('qian', 0)],
    [[25, '09:00'], yes('han', 0)],
    [
      [24, '10:00'],
      publish('chen', '东门两侧绿篱过高，挡住出车视线。', '绿篱修到 60 厘米，装了一面广角镜。', '业委会和物业各出一半'),
    ],
    [[23, '09:00'], rate('fang', 'solved', 4)],
  ],
}

const puddle: Scene = {
  by: 'zhang',
  at: [2, '08:10'],
  estate: 'linxi',
  place: '地下车库',
  whistle: { text: '车库入口一下雨就积水，电瓶车都要蹚过去。' },
  steps: [
    [[2, '09:00'], triage('chen', 'minor', '车库入口下雨积水', PROPERTY)],
    [[2, '11:30'], checkIn('li', '看过了，是排水口堵了，正在定办法')],
  ],
}

const lift: Scene = {
  by: 'fang',
  at: { minutesAgo: 18 },
  estate: 'linxi',
  building: '2 幢',
  whistle: { text: '2 幢电梯停在 4 楼不动，里面没有人，门开着一半。', danger: true },
  steps: [],
}

const accounts: Scene = {
  by: 'liu',
  at: [9, '20:30'],
  estate: 'linxi',
  about: PROPERTY,
  whistle: { text: '公告栏上的公共收益账目三个月没更新，停车费收了多少也没写。', visibility: 'anonymous' },
  steps: [
    [[8, '09:30'], triage('lin', 'hard', '公共收益账目三个月没公布', 'committee', 'owners-linxi', PROPERTY)],
    [[8, '10:40'], checkIn('chen', '居委会请业委会一起看账')],
    [[8, '10:45'], claim('chen')],
    [[8, '15:00'], checkIn('wang', '账在整理，会配合')],
    [
      [1, '15:20'],
      plan(
        'chen',
        { title: '三个月账目贴上公告栏', doer: PROPERTY, inDays: 6 },
        { title: '业委会核对停车费', doer: 'owners-linxi', inDays: 12 },
      ),
    ],
  ],
}

const noise: Scene = {
  by: 'fang',
  at: [8, '22:40'],
  estate: 'linxi',
  building: '2 幢',
  whistle: { text: '楼上半夜总是拖椅子，孩子睡不着，不好意思当面说。', kind: 'help', visibility: 'private' },
  steps: [
    [[7, '09:00'], mediate('chen', '楼上夜里声音大', 'yang')],
    [[7, '10:00'], checkIn('yang', '我晚上先上门坐坐，您别急')],
    [[7, '10:05'], claim('yang')],
    [[1, '20:30'], act('close-private', 'yang', { outcome: '楼上答应十点后不拖椅子，椅脚都贴了软垫' })],
  ],
}

const bins: Scene = {
  by: 'zhang',
  at: [1, '20:15'],
  estate: 'linxi',
  building: '3 幢',
  whistle: { text: '3 幢楼下的垃圾桶满了两天没人收，味道很大。' },
  steps: [],
}

const gate: Scene = {
  by: 'liu',
  at: { minutesAgo: 95 },
  estate: 'linxi',
  place: '东门',
  whistle: { text: '东门门禁刷卡刷脸都开不了，只能绕到西边。' },
  steps: [],
}

const bus: Scene = {
  by: 'song',
  at: [12, '12:10'],
  estate: 'linxi',
  place: '东门',
  whistle: { text: '建议门口的 12 路公交早高峰多开两班。', kind: 'suggestion' },
  steps: [
    [
      [12, '15:00'],
      act('decline', 'lin', {
        reason: '公交班次不归社区管',
        instead: '可以打 12345，或在“临溪公交”公众号留言；我们也会在街道会上提',
      }),
    ],
  ],
}

const water: Scene = {
  by: 'song',
  at: [6, '06:50'],
  estate: 'linxi',
  building: '6 幢',
  whistle: { text: '6 幢好像停水了。' },
  steps: [[[6, '07:05'], act('withdraw', 'song', { reason: '来水了，是自己家阀门' })]],
}

const intercom: Scene = {
  by: 'zhang',
  at: [15, '09:25'],
  estate: 'linxi',
  building: '3 幢',
  whistle: { text: '3 幢单元门的门禁对讲听不见声音。' },
  steps: [
    [[15, '10:00'], triage('lin', 'minor', '3 幢门禁对讲没声音', PROPERTY)],
    [[15, '10:30'], checkIn('li', '下午带喇叭来换')],
    [[15, '10:31'], claim('li')],
    [[15, '10:40'], plan('li', { title: '换对讲喇叭', doer: PROPERTY, inDays: 3 })],
    [[14, '17:00'], submit('li', 0, '换好了，试过三户都听得见', { after: 'lamp-after' })],
    [[14, '18:30'], yes('zhang', 0)],
    [[13, '08:40'], yes('lin', 0)],
    [[12, '09:00'], publish('lin', '3 幢门禁对讲没有声音。', '换了喇叭，三户试过都听得见。')],
    [[11, '19:00'], rate('zhang', 'solved', 5)],
  ],
}

export const LINXI_SCENES: readonly Scene[] = [
  hydrants,
  stairs,
  lamp,
  hedge,
  puddle,
  lift,
  accounts,
  noise,
  bins,
  gate,
  bus,
  water,
  intercom,
]
