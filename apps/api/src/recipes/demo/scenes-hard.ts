import { DAY, dayOf } from '@juwuye/domain'
import {
  act,
  checkIn,
  claim,
  cosign,
  mergeInto,
  plan,
  progress,
  publish,
  rate,
  type Scene,
  safe,
  triage,
} from './scene.ts'

/** An estate without owners' committee: two say it is not theirs, and the council is asked who leads. */
const dryHydrant: Scene = {
  by: 'huang',
  at: [3, '19:40'],
  estate: 'kangqiao',
  building: '8 幢',
  photos: ['hydrant-before'],
  whistle: { text: '8 幢楼道的消火栓拧开没有水，楼里住了好几位老人，真着火了怎么办？' },
  steps: [
    [[3, '20:30'], triage('lin', 'hard', '8 幢消火栓没有水', 'property-kangqiao', 'fire')],
    [
      [2, '10:00'],
      act('refuse-summons', 'sun', (run) => ({
        reason: 'noAuthority',
        words: '消防管网接的是市政水，我们没有资质动，要消防来看。',
        rightPartyId: run.party('fire'),
      })),
    ],
    [
      [1, '15:20'],
      act('refuse-summons', 'chen', (run) => ({
        reason: 'notOurDuty',
        words: '消防站负责救援，楼里的设施按规定由管楼的单位维护。',
        rightPartyId: run.party('property-kangqiao'),
        recordedFor: {
          partyId: run.party('fire'),
          channel: 'call',
          official: '值班员',
          day: dayOf(run.deps.clock.now()),
        },
      })),
    ],
  ],
}

/** Could not be done, and says so. */
const lift: Scene = {
  by: 'xie',
  at: [42, '09:30'],
  estate: 'xinghe',
  building: '1 幢',
  whistle: { text: '1 幢没有电梯，五楼六楼都是老人，能不能加装一部？', kind: 'suggestion' },
  steps: [
    [[42, '10:40'], triage('chen', 'major', '1 幢加装电梯', 'owners-xinghe', 'property-xinghe', 'committee')],
    [[41, '19:00'], checkIn('he', '业委会先问一问楼里 24 户的意思')],
    [[41, '19:05'], claim('he')],
    [[38, '10:00'], checkIn('wu', '电井的位置我们来量')],
    [[35, '19:00'], progress('he', '24 户问了 10 户，7 户同意')],
    [[28, '19:00'], progress('he', '24 户都问过了，一楼两户担心采光')],
    [[21, '20:00'], progress('he', '和一楼两户谈了两次')],
    [[15, '20:00'], progress('he', '第三次谈过，没有谈拢')],
    [
      [12, '20:00'],
      act('conclude-unsolved', 'he', {
        reason: 'vote',
        words: '24 户里 14 户同意，不到法定的三分之二。一楼两户担心采光，谈了三次没谈拢。',
      }),
    ],
    [[11, '09:30'], cosign('shen')],
    [
      [9, '10:00'],
      publish(
        'lin',
        '1 幢没有电梯，高层老人上下楼难。',
        '量过电井，逐户问过意见，谈了三次。表决没有通过，先装了每层的折叠座椅。',
        '和顺物业',
      ),
    ],
    [[8, '20:00'], rate('xie', 'notSolved', 3, '知道为什么了，希望明年再问一次')],
  ],
}

/** The same matter, whistled twice: the later one goes on under the earlier number. */
const pothole: Scene = {
  by: 'xie',
  at: [5, '08:10'],
  estate: 'xinghe',
  place: '南门',
  whistle: { text: '南门路上的坑越来越大，下雨看不见。' },
  steps: [[[5, '09:00'], mergeInto('lin', '南门路面有坑', '说的是同一个坑')]],
}

/** Three parties sit down before anybody plans. */
const charging: Scene = {
  by: 'song',
  at: [5, '18:30'],
  estate: 'linxi',
  place: '地下车库',
  whistle: { text: '电瓶车没地方充电，有人从楼上拉线下来，太危险了。' },
  steps: [
    [[5, '19:10'], triage('lin', 'hard', '电瓶车充电难', 'property-linxi', 'owners-linxi', 'committee')],
    [[4, '09:00'], checkIn('wang', '先把飞线收了，充电棚的事要一起商量')],
    [[4, '09:05'], claim('wang')],
    [[4, '10:00'], checkIn('zhao', '业委会想先听听大家的意思')],
    [[1, '16:00'], act('start-talk', 'wang', { topic: '充电棚建在哪里，谁出钱' })],
  ],
}

/** Turned down, and appealed. */
const trees: Scene = {
  by: 'liu',
  at: [6, '12:00'],
  estate: 'linxi',
  place: '中心花园',
  whistle: { text: '中心花园两棵大树挡了 12 幢低楼层的光，能不能移走？', kind: 'suggestion' },
  steps: [
    [
      [5, '09:30'],
      act('decline', 'lin', {
        reason: '树是市里登记的古树，不能移',
        instead: '可以向区绿化所申请修枝，电话在公告栏上',
      }),
    ],
    [[2, '20:10'], act('appeal', 'liu', { reason: '不移可以，修枝也应该由社区出面，我们自己申请过没人理' })],
  ],
}

/** Danger on the way to being safe: the photo is there, somebody of desk or duty has to look. */
const wall: Scene = {
  by: 'song',
  at: { minutesAgo: 190 },
  estate: 'linxi',
  building: '6 幢',
  whistle: { text: '6 幢东面外墙瓷砖掉下来一大片，差点砸到人！', danger: true },
  steps: [
    [{ minutesAgo: 180 }, act('confirm-danger', 'lin', { danger: true, title: '6 幢外墙瓷砖脱落' })],
    [{ minutesAgo: 165 }, checkIn('li', '已经拉了警戒线，正在敲掉松的')],
    [{ minutesAgo: 164 }, claim('li')],
    [{ minutesAgo: 40 }, safe('li', '松动的瓷砖全部敲掉，下面围了三米，装了警示灯', 'stairs-after')],
  ],
}

/** A plan that has to change on the way. */
const court: Scene = {
  by: 'huang',
  at: [14, '17:00'],
  estate: 'kangqiao',
  place: '北门',
  whistle: { text: '北门小球场的地胶全翘起来了，孩子打球老摔跤。' },
  steps: [
    [[14, '18:00'], triage('chen', 'major', '北门球场地胶翘起', 'property-kangqiao', 'core-kangqiao', 'committee')],
    [[13, '09:00'], checkIn('sun', '找厂家来量')],
    [[13, '09:01'], claim('sun')],
    [
      [10, '10:00'],
      plan(
        'sun',
        { title: '铲掉旧地胶', doer: 'property-kangqiao', inDays: 12 },
        { title: '铺新地胶', doer: 'property-kangqiao', inDays: 16, cost: true },
        { title: '画线，开放', doer: 'core-kangqiao', inDays: 20 },
      ),
    ],
    [[10, '15:00'], cosign('zheng')],
    [
      [1, '11:00'],
      async (run) => {
        const day = (inDays: number) => dayOf(run.deps.clock.now() + inDays * DAY)
        const [dig, lay] = [await run.node('sun', 0), await run.node('sun', 1)]
        const doerPartyId = run.party('property-kangqiao')
        await run.act('change-plan', 'sun', {
          nodes: [
            { id: dig.id, title: dig.title, doerPartyId, dueDay: day(8), evidence: ['photos', 'note'] },
            {
              id: lay.id,
              title: '铺新地胶，一起画好线',
              doerPartyId,
              dueDay: day(16),
              evidence: ['photos', 'note', 'cost'],
            },
          ],
          reason: '厂家说地胶和画线要一次做完，新料要等一周',
        })
      },
    ],
  ],
}

export const HARD_SCENES: readonly Scene[] = [dryHydrant, lift, pothole, charging, trees, wall, court]
