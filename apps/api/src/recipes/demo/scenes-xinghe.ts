import {
  act,
  checkIn,
  claim,
  cosign,
  part,
  plan,
  publish,
  rate,
  rule,
  type Scene,
  submit,
  triage,
  yes,
} from './scene.ts'

const PROPERTY = 'property-xinghe'

const tableTennis: Scene = {
  by: 'liang',
  at: [36, '16:20'],
  estate: 'xinghe',
  building: '7 幢',
  place: '地下闲置车库',
  photos: ['room-before'],
  whistle: {
    text: '7 幢地下有一大块车库一直空着堆杂物，能不能改成乒乓球室？放学了大家都有地方去。',
    kind: 'suggestion',
  },
  steps: [
    [[35, '09:00'], triage('lin', 'major', '闲置车库改成乒乓球室', 'committee', PROPERTY, 'owners-xinghe', 'ngo')],
    [[35, '10:00'], checkIn('he', '好主意，业委会来牵头问大家')],
    [[35, '10:05'], claim('he')],
    [[34, '09:00'], checkIn('wu', '通风和照明我们来做')],
    [[34, '14:00'], checkIn('jiang', '可以募集球台')],
    [[34, '14:10'], part('jiang', '募集 6 张球台')],
    [[33, '10:00'], act('start-talk', 'he', { topic: '车库改不改、谁出钱、几点开放' })],
    [
      [31, '20:30'],
      act('end-talk', 'he', (run) => ({
        people: [
          { partyId: run.party('owners-xinghe'), name: '何主任', said: '问过 186 户，八成赞成，钱从公共收益里出' },
          { partyId: run.party(PROPERTY), name: '吴师傅', said: '通风和照明两周能做好，平时由门岗开关门' },
          { partyId: run.party('ngo'), name: '蒋老师', said: '球台由我们募集' },
          { partyId: null, name: '谢老师', said: '就怕晚上吵，关门要早' },
        ],
        agreed: '改成乒乓球室。物业清空并装灯和风机，公益组织放球台，每天 9 点到 20 点开。',
      })),
    ],
    [
      [30, '19:30'],
      plan(
        'he',
        { title: '清空杂物，做通风和照明', doer: PROPERTY, inDays: 10, cost: true },
        { title: '放好 6 张球台，开放', doer: 'ngo', inDays: 18 },
      ),
    ],
    [[30, '20:00'], cosign('shen')],
    [
      [21, '17:00'],
      submit('wu', 0, '清出三车杂物，装了 12 盏灯、两台风机', { before: 'room-before', after: 'room-after' }, 9_800),
    ],
    [[21, '18:00'], yes('lin', 0)],
    [[20, '09:00'], yes('he', 0)],
    [[20, '10:00'], yes('han', 0)],
    [
      [13, '16:00'],
      submit('jiang', 1, '6 张球台放好了，每天 9 点到 20 点开', { before: 'room-before', after: 'room-after' }),
    ],
    [[13, '17:00'], yes('chen', 1)],
    [[12, '09:00'], yes('wu', 1)],
    [[12, '10:30'], yes('he', 1)],
    [
      [5, '10:00'],
      publish(
        'lin',
        '7 幢地下 400 平方米车库多年闲置，堆满杂物。',
        '清空杂物，装了灯和风机，放了 6 张球台，每天 9 点到 20 点开。',
        '公共收益和公益募集',
      ),
    ],
    [[4, '18:00'], rate('liang', 'solved', 5, '太好了！')],
    [[2, '21:10'], act('object', 'xie', { reason: '晚上八点以后还有人打球，楼上听得见' })],
  ],
}

const lockers: Scene = {
  by: 'xie',
  at: [18, '08:30'],
  estate: 'xinghe',
  place: '快递柜',
  photos: ['parking-before'],
  whistle: { text: '快递柜把 1 幢的无障碍坡道挡了一半。' },
  steps: [
    [[18, '09:30'], triage('chen', 'minor', '快递柜挡住无障碍坡道', PROPERTY)],
    [[18, '10:00'], checkIn('wu', '联系柜子公司挪一挪')],
    [[18, '10:01'], claim('wu')],
    [[18, '10:10'], plan('wu', { title: '挪开快递柜', doer: PROPERTY, inDays: 6 })],
    [[13, '15:00'], submit('wu', 0, '往东挪了一米', { before: 'parking-before', after: 'parking-after' })],
    [[13, '18:00'], yes('xie', 0)],
    [[12, '09:00'], yes('chen', 0)],
    [[10, '09:00'], publish('chen', '快递柜挡住 1 幢无障碍坡道。', '快递柜往东挪了一米。')],
    [[9, '20:00'], act('object', 'liang', { reason: '坡道是通了，可是柜子又挡住了消防通道' })],
    [[7, '10:00'], rule('shen', true, '去现场看过，确实占了消防通道 40 厘米')],
  ],
}

const pothole: Scene = {
  by: 'liang',
  at: [6, '07:30'],
  estate: 'xinghe',
  place: '南门',
  whistle: { text: '南门路面有个坑，骑车的同学摔了一跤。' },
  steps: [
    [[6, '08:40'], triage('lin', 'minor', '南门路面有坑', PROPERTY)],
    [[6, '09:00'], checkIn('wu', '今天放锥桶，明天补')],
    [[6, '09:01'], claim('wu')],
    [[6, '09:10'], plan('wu', { title: '补平路面', doer: PROPERTY, inDays: 3 })],
    [[4, '16:00'], submit('wu', 0, '补平了，压实两遍', { after: 'parking-after' })],
    [[4, '19:00'], yes('liang', 0)],
    [[2, '09:00'], yes('chen', 0)],
  ],
}

const roof: Scene = {
  by: 'xie',
  at: [10, '13:00'],
  estate: 'xinghe',
  building: '1 幢',
  whistle: { text: '1 幢天台一下雨就积水，顶楼两家都渗水了，修过三次没修好。' },
  steps: [
    [[10, '14:30'], triage('lin', 'hard', '1 幢天台积水渗水', PROPERTY, 'owners-xinghe', 'committee')],
    [[9, '09:00'], checkIn('wu', '已经约防水公司来看')],
    [[9, '09:10'], claim('wu')],
    [[8, '10:00'], checkIn('he', '要动维修资金的话，业委会来办')],
  ],
}

const slide: Scene = {
  by: 'liang',
  at: [24, '16:00'],
  estate: 'xinghe',
  place: '南门',
  whistle: { text: '南门小广场滑梯的螺丝松了，晃得厉害。' },
  steps: [
    [[24, '17:00'], triage('chen', 'minor', '滑梯螺丝松了', PROPERTY)],
    [[24, '17:20'], checkIn('wu', '先围起来，明早拧紧')],
    [[24, '17:21'], claim('wu')],
    [[24, '17:30'], plan('wu', { title: '拧紧螺丝，查一遍', doer: PROPERTY, inDays: 2 })],
    [[23, '09:00'], submit('wu', 0, '全部拧紧', { after: 'room-after' })],
    [[23, '17:00'], yes('liang', 0)],
    [[22, '09:00'], yes('lin', 0)],
    [[21, '09:00'], publish('lin', '小广场滑梯螺丝松动。', '螺丝全部拧紧，检查了一遍。')],
    [[3, '16:40'], act('reopen', 'liang', { reason: '又松了，这次是另一边' })],
  ],
}

const bench: Scene = {
  by: 'xie',
  at: [9, '10:00'],
  estate: 'xinghe',
  place: '南门',
  whistle: { text: '南门的长椅断了一根木条，会夹手。' },
  steps: [
    [[9, '11:00'], triage('lin', 'minor', '长椅断了木条', PROPERTY)],
    [[9, '11:30'], checkIn('wu', '下午换')],
    [[9, '11:31'], claim('wu')],
    [[9, '11:40'], plan('wu', { title: '换木条', doer: PROPERTY, inDays: 2 })],
    [[8, '15:00'], submit('wu', 0, '换了两根，打磨过', { after: 'hedge-after' })],
    [[8, '16:00'], yes('chen', 0)],
  ],
}

export const XINGHE_SCENES: readonly Scene[] = [tableTennis, lockers, pothole, roof, slide, bench]

/** A few in each of the smaller communities. */
function thin(community: string, done: string, fresh: string): readonly Scene[] {
  const who = (key: string) => `${community}-${key}`
  return [
    {
      community,
      by: who('resident'),
      at: [16, '09:00'],
      estate: 'main',
      building: '1 幢',
      whistle: { text: `1 幢${done}，请来看看。` },
      steps: [
        [[16, '10:00'], triage(who('worker'), 'minor', `1 幢${done}`, 'property')],
        [[16, '11:00'], checkIn(who('property'), '马上来')],
        [[16, '11:01'], claim(who('property'))],
        [[16, '11:10'], plan(who('property'), { title: '修好', doer: 'property', inDays: 3 })],
        [[14, '15:00'], submit(who('property'), 0, '修好了', { after: 'lamp-after' })],
        [[14, '18:00'], yes(who('resident'), 0)],
        [[13, '09:00'], yes(who('worker'), 0)],
        [[12, '09:00'], publish(who('worker'), `1 幢${done}。`, '已经修好，邻居看过了。')],
        [[11, '09:00'], rate(who('resident'), 'solved', 4)],
      ],
    },
    {
      community,
      by: who('resident'),
      at: [1, '17:30'],
      estate: 'main',
      place: '大门口',
      whistle: { text: fresh },
      steps: [],
    },
  ]
}

export const THIN_SCENES: readonly Scene[] = [
  ...thin('guihua', '楼道窗户关不上', '大门口的减速带松了，车一过咣当响。'),
  ...thin('shiqiao', '单元门闭门器坏了', '大门口的树枝压到电线了。'),
  ...thin('nantang', '扶手掉漆扎手', '大门口晚上太暗，看不清台阶。'),
]
