import type { AnnouncementKind, AnnouncementPage, Announcements, TemplateKey } from '@juwuye/domain'
import { clockText, dayText, dayTimeText } from './dates.ts'

/** What a sentence is made with when it is read. */
export interface AnnouncementContext {
  /** The name by which somebody is known in the community. */
  readonly person: (id: string) => string
  readonly now: number
}

interface Announcement<K extends AnnouncementKind> {
  /** Whole in the inbox, and the note on the phone. */
  readonly sentence: (data: Announcements[K], context: AnnouncementContext) => string
  /** What it is about, where a template asks for that apart. */
  readonly what: string
  /** Leaves in quiet hours too. */
  readonly urgent: boolean
  readonly template: TemplateKey | null
  readonly page: AnnouncementPage
}

type Shift = Announcements['shift.reserve']

/** 11 月 27 日（周五）13:30 */
const starts = ({ fromAt }: Shift, { now }: AnnouncementContext) => dayTimeText(fromAt, now)
/** 11 月 27 日（周五）13:30–17:30，轮值党员 */
const shiftOf = (d: Shift, c: AnnouncementContext) => `${starts(d, c)}–${clockText(d.untilAt)}，${d.post}`
const monthOf = (month: string) => `${Number(month.slice(5))} 月`

/** Who hears of it is said where it is told; here stand the words, the WeChat template and the page it leads to. */
export const ANNOUNCEMENTS: { readonly [K in AnnouncementKind]: Announcement<K> } = {
  'rota.published': {
    sentence: ({ month, shifts }) =>
      shifts > 0
        ? `${monthOf(month)}的值班表公布了，您有 ${shifts} 个班`
        : `${monthOf(month)}的值班表公布了，这个月没有您的班`,
    what: '值班表',
    urgent: false,
    template: 'task',
    page: 'duty',
  },
  'rota.changed': {
    sentence: (d, c) =>
      d.yours ? `值班表改了，这个班归您：${shiftOf(d, c)}` : `值班表改了，这个班不用您来了：${shiftOf(d, c)}`,
    what: '值班表改动',
    urgent: false,
    template: 'task',
    page: 'duty',
  },
  'swap.asked': {
    sentence: (d, c) =>
      d.leave
        ? `${c.person(d.person)} ${starts(d, c)} 的班来不了，您能替吗`
        : `${c.person(d.person)}想和您换班：${starts(d, c)} 的班，请答复`,
    what: '换班',
    urgent: false,
    template: 'task',
    page: 'duty/swaps',
  },
  'swap.accepted': {
    sentence: (d, c) => `${c.person(d.person)}答应了，接 ${starts(d, c)} 的班`,
    what: '换班成了',
    urgent: false,
    template: 'progress',
    page: 'duty/swaps',
  },
  'swap.refused': {
    sentence: (d, c) => `${c.person(d.person)}来不了，${starts(d, c)} 的班还是您的`,
    what: '换班没成',
    urgent: false,
    template: 'task',
    page: 'duty/swaps',
  },
  'swap.lapsed': {
    sentence: (d, c) => `换班没有成，${starts(d, c)} 的班还是您的`,
    what: '换班没成',
    urgent: false,
    template: 'task',
    page: 'duty/swaps',
  },
  'shift.missed': {
    sentence: (d, c) => {
      const whose = `${d.post} ${clockText(d.fromAt)} 的班，${c.person(d.person)}`
      return d.over ? `${dayText(d.fromAt, c.now)}${whose}没有来` : `${whose}过了 ${d.minutes} 分钟还没到，请找人补上`
    },
    what: '值班没有人到',
    urgent: true,
    template: 'task',
    page: 'duty/board',
  },
  'shift.reserve': {
    sentence: (d) => `${d.station} ${clockText(d.fromAt)} 的班没有人到（${d.post}），您是候补，能来请到站里签到`,
    what: '值班缺人',
    urgent: true,
    template: 'task',
    page: 'duty',
  },
  'handover.waiting': {
    sentence: (d, c) => `${c.person(d.person)}的交接卡没有人接，上面有 ${d.promises} 件答应了的事，请安排`,
    what: '交接卡没有人接',
    urgent: false,
    template: 'task',
    page: 'duty/board',
  },
  'tellBack.overdue': {
    sentence: ({ count }) => `有 ${count} 件该回告邻居的事过了时间，请去说一声`,
    what: '该回告邻居了',
    urgent: false,
    template: 'task',
    page: 'tell-backs',
  },
  'ending.failed': {
    sentence: (d, c) => `今天起${c.person(d.person)}离任，没有交接成，请打开看看再办一次`,
    what: '离任没有交接成',
    urgent: false,
    template: 'task',
    page: 'members',
  },
  'block.proposed': {
    sentence: () => '有人提出限制一位居民吹哨，请您再看一遍',
    what: '限制吹哨，等您看',
    urgent: false,
    template: 'task',
    page: 'blocks',
  },
  'block.started': {
    sentence: ({ untilAt }, { now }) =>
      `您在社区里吹哨受了限制，到 ${dayText(untilAt - 1, now)}为止。为什么、怎么申诉都写在里面，遇到危险照样能吹哨`,
    what: '吹哨受了限制',
    urgent: false,
    template: 'progress',
    page: 'blocks',
  },
  'block.appealed': {
    sentence: () => '有居民对限制吹哨提出申诉，请您裁定',
    what: '申诉，等您裁定',
    urgent: false,
    template: 'task',
    page: 'blocks',
  },
  'block.ruled': {
    sentence: ({ lifted, untilAt }, { now }) =>
      lifted ? '您的申诉成立，限制取消了' : `您的申诉没有成立，限制到 ${dayText(untilAt - 1, now)}为止，理由写在里面`,
    what: '申诉有结果了',
    urgent: false,
    template: 'progress',
    page: 'blocks',
  },
}

/** One sentence, made when it is read. */
export function announcementSentence<K extends AnnouncementKind>(
  kind: K,
  data: Announcements[K],
  context: AnnouncementContext,
): string {
  return ANNOUNCEMENTS[kind].sentence(data, context)
}
