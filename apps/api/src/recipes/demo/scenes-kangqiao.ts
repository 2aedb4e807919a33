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
  safe,
  submit,
  tell,
  triage,
  yes,
} from './scene.ts'

const PROPERTY = 'property-kangqiao'

const parking: Scene = {
  by: 'huang',
  at: [40, '09:00'],
  estate: 'kangqiao',
  place: '沿街商铺',
  photos: ['parking-before'],
  whistle: { text: '沿街商铺门口车停得乱七八糟，轮椅和婴儿车只能走马路上。' },
  steps: [
    [[40, '10:30'], triage('chen', 'hard', '沿街商铺门口乱停车', PROPERTY, 'committee', 'core-kangqiao', 'ngo')],
    [[40, '14:00'], checkIn('sun', '先量一下能画几个车位')],
    [[40, '14:10'], claim('sun')],
    [[39, '09:00'], checkIn('zheng', '我们去和商户说')],
    [[39, '09:30'], part('zheng', '和 11 家商户说好')],
    [[38, '10:00'], checkIn('jiang', '周末带志愿者来引导')],
    [[36, '15:00'], plan('sun', { title: '画 18 个车位，留出人行道', doer: PROPERTY, inDays: 14, cost: true })],
    [[36, '19:00'], cosign('zheng')],
    [
      [24, '16:00'],
      submit('sun', 0, '18 个车位画好，人行道留了两米', { before: 'parking-before', after: 'parking-after' }, 3_200),
    ],
    [[24, '17:00'], yes('lin', 0)],
    [[23, '09:00'], yes('feng', 0)],
    [[23, '10:00'], yes('shen', 0)],
    [
      [21, '09:30'],
      publish(
        'chen',
        '沿街商铺门口乱停车，行人只能走马路。',
        '和 11 家商户说好，画了 18 个车位，人行道留出两米。',
        '物业',
      ),
    ],
    [[20, '12:00'], rate('huang', 'solved', 5, '推轮椅能过了')],
  ],
}

const relayed: Scene = {
  by: 'feng',
  at: [11, '15:30'],
  estate: 'kangqiao',
  building: '5 幢',
  photos: ['lamp-before'],
  whistle: {
    text: '5 幢 2 楼的灯坏了，老人家晚上倒垃圾怕摔。',
  },
  relayedFor: { name: '丁奶奶', family: '女儿' },
  steps: [
    [[11, '16:20'], triage('lin', 'minor', '5 幢 2 楼楼道灯坏了', PROPERTY)],
    [[10, '08:50'], checkIn('sun', '今天就换')],
    [[10, '08:51'], claim('sun')],
    [[10, '09:00'], plan('sun', { title: '换感应灯', doer: PROPERTY, inDays: 2 })],
    [[10, '17:30'], tell('feng', { way: 'visit', said: '好的好的，麻烦你们了', content: true })],
    [[9, '10:30'], submit('sun', 0, '换了感应灯，人来就亮', { before: 'lamp-before', after: 'lamp-after' })],
    [[9, '14:00'], yes('chen', 0)],
    [[8, '09:30'], yes('zheng', 0)],
    [[5, '10:00'], publish('lin', '5 幢 2 楼楼道灯坏了。', '换了感应灯，人来就亮。')],
  ],
}

/** Turned down yesterday: the building head has yet to say so at the door. */
const gasMeter: Scene = {
  by: 'feng',
  at: [1, '10:20'],
  estate: 'kangqiao',
  building: '8 幢',
  whistle: { text: '煤气表的数字看不清了，想换一块新的。' },
  relayedFor: { name: '吕爷爷', family: '儿子' },
  steps: [
    [
      [1, '14:30'],
      act('decline', 'lin', { reason: '煤气表归燃气公司换', instead: '打燃气公司的客服，社工可以帮着打' }),
    ],
  ],
}

const wires: Scene = {
  by: 'huang',
  at: [5, '18:10'],
  estate: 'kangqiao',
  building: '8 幢',
  whistle: { text: '8 幢架空层电线露在外面，刚才冒火花了！', danger: true },
  steps: [
    [
      [5, '18:20'],
      act('confirm-danger', 'chen', {
        danger: true,
        title: '8 幢架空层电线冒火花',
        reason: '电话里确认了，已经让物业拉闸',
      }),
    ],
    [[5, '18:32'], checkIn('sun', '已经拉闸，围起来了，大家绕开走')],
    [[5, '18:33'], claim('sun')],
    [[5, '20:10'], safe('sun', '总闸拉了，露出来的线头都包好了', 'lamp-after')],
    [[5, '20:40'], cosign('chen')],
    [[5, '18:40'], join('luo', '我也看到了，很吓人')],
    [
      [4, '10:00'],
      plan(
        'sun',
        { title: '换掉露出来的电线', doer: PROPERTY, inDays: 3 },
        { title: '架空层全部穿管', doer: PROPERTY, inDays: 9, cost: true },
      ),
    ],
    [[4, '11:00'], cosign('feng')],
    [[2, '15:00'], submit('sun', 0, '12 米老线全换了，通电试过', { after: 'lamp-after' })],
    [[2, '16:00'], yes('lin', 0)],
    [[2, '17:30'], yes('zheng', 0)],
    [[1, '09:00'], yes('han', 0)],
    [[1, '10:00'], progress('sun', '线管到货了', [], 1)],
  ],
}

const shelter: Scene = {
  by: 'luo',
  at: [19, '11:40'],
  estate: 'kangqiao',
  place: '晾晒场',
  whistle: { text: '晾晒场的棚子漏雨，被子晒了又湿。' },
  steps: [
    [[19, '14:00'], triage('chen', 'major', '晾晒场棚子漏雨', PROPERTY, 'core-kangqiao', 'council')],
    [[18, '09:00'], checkIn('sun', '明天上去看')],
    [[18, '09:01'], claim('sun')],
    [[15, '10:00'], plan('sun', { title: '换掉破的棚顶', doer: PROPERTY, inDays: 11, cost: true })],
    [[15, '15:00'], cosign('zheng')],
    [[6, '16:00'], submit('sun', 0, '补了六处', { after: 'parking-after' }, 800)],
    [[6, '17:00'], yes('lin', 0)],
    [[5, '09:00'], no('zheng', 0, '昨天夜里下雨，东边还是漏，补的地方又开了')],
  ],
}

const northGate: Scene = {
  by: 'huang',
  at: [4, '16:30'],
  estate: 'kangqiao',
  place: '北门',
  whistle: { text: '北门铁门关不上，夜里谁都能进来。' },
  steps: [[[4, '17:00'], triage('lin', 'minor', '北门铁门关不上', PROPERTY)]],
}

const sewer: Scene = {
  by: 'huang',
  at: [33, '07:20'],
  estate: 'kangqiao',
  building: '5 幢',
  whistle: { text: '5 幢门口窨井冒水，气味很大，孩子上学要踩过去。', danger: true },
  steps: [
    [[33, '07:35'], act('confirm-danger', 'lin', { danger: true, title: '5 幢门口窨井冒水' })],
    [[33, '08:00'], checkIn('sun', '抽水车一小时到')],
    [[33, '08:01'], claim('sun')],
    [[33, '09:40'], safe('sun', '水抽干了，铺了木板，能走', 'parking-after')],
    [[33, '10:00'], cosign('lin')],
    [[33, '14:00'], plan('sun', { title: '疏通 5 幢窨井', doer: PROPERTY, inDays: 2, cost: true })],
    [[33, '14:30'], cosign('zheng')],
    [[32, '11:00'], submit('sun', 0, '掏出两车淤泥，冲洗过', { after: 'parking-after' }, 1_500)],
    [[32, '12:00'], yes('chen', 0)],
    [[32, '18:00'], yes('feng', 0)],
    [[31, '09:00'], yes('han', 0)],
    [[30, '09:00'], publish('chen', '5 幢门口窨井冒水。', '疏通窨井，掏出两车淤泥，地面冲洗过。', '物业')],
  ],
}

const hallway: Scene = {
  by: 'luo',
  at: [28, '21:00'],
  estate: 'kangqiao',
  building: '8 幢',
  whistle: { text: '对门把鞋柜放在过道上，说过一次没用，不想吵架。', kind: 'help' },
  steps: [
    [[27, '09:10'], mediate('chen', '过道鞋柜的事', 'zhu')],
    [[27, '11:00'], checkIn('zhu', '我去说说看')],
    [[27, '11:01'], claim('zhu')],
    [[24, '20:00'], act('close-private', 'zhu', { outcome: '对门把鞋柜搬回屋里，两家握了手' })],
    [[24, '20:30'], cosign('luo')],
    [[23, '08:00'], rate('luo', 'solved', 5)],
  ],
}

const leaves: Scene = {
  by: 'huang',
  at: [7, '08:05'],
  estate: 'kangqiao',
  building: '5 幢',
  whistle: { text: '5 幢门前的落叶堵了下水口。' },
  steps: [
    [[7, '09:00'], triage('lin', 'minor', '落叶堵了下水口', PROPERTY)],
    [[7, '09:20'], checkIn('sun', '马上去扫')],
    [[7, '09:21'], claim('sun')],
    [[7, '09:30'], plan('sun', { title: '清扫并装滤网', doer: PROPERTY, inDays: 1 })],
    [[6, '10:00'], submit('sun', 0, '扫干净了，装了滤网', { after: 'hedge-after' })],
    [[6, '11:00'], yes('lin', 0)],
  ],
}

export const KANGQIAO_SCENES: readonly Scene[] = [
  parking,
  relayed,
  gasMeter,
  wires,
  shelter,
  northGate,
  sewer,
  hallway,
  leaves,
]
