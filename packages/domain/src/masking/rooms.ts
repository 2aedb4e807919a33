import { type Candidate, type Stretch, stretchesOf } from './reading.ts'

// A building is public, as domain.md says of places; what leads further, to a dwelling, is not.
const FIGURE = '[\\d一二三四五六七八九十]'
const COUNT = `${FIGURE}{1,3}`
const BUILDING = `(?:${COUNT} ?(?:幢|栋|座|号楼|#楼?)|[A-Z] ?座)`
const UNIT = `${COUNT} ?单元 ?`
const FLOOR = `${COUNT} ?[楼层] ?`
const ROOM = '\\d{3,4}[A-H]?'
const DOOR = '(?: ?室| ?房(?![屋间产东租价子管])| ?户)?'

/** What makes a count of a number: 200 米, 301 路, 102 盏. */
const MEASURE =
  /^ ?(?:[\d.%:米平元块万千百个人辆次年月日路度吨斤公里升层楼盏根只台套间位名条处张件页栋幢瓦伏分点秒小多余来几]|天(?!花)|户|车位|单元|毫米|期|项|型|号(?!楼))/
const MEASURED_DOOR = /^ ?(?:居民|人家|业主|住户|都|全|均|签|同意|已|换|中|里|需|[,。;、!]|$)/
const OFFICE =
  /(?:居委会|居委|社区|服务站|服务中心|活动中心|办公楼|办公室|礼堂|党群|会议)(?:[\d一二三四五六七八九]楼)? ?$/
/** 110 and the like stand where a room may. */
const EMERGENCY = ['110', '119', '120', '122']

const inCode = (before: string) => /[\dA-Z\-./]$|\d:$|(?:编号|型号|图号|合同|节点|第) ?$/.test(before)
const glued = (before: string) => /[\dA-Z]$/.test(before)

/** 1–40 floors of at most 20 doors. */
function isRoom(number: string): boolean {
  const [floor, door] = [Math.floor(Number.parseInt(number, 10) / 100), Number.parseInt(number, 10) % 100]
  return floor >= 1 && floor <= 40 && door >= 1 && door <= 20 && !EMERGENCY.includes(number)
}

const roomOf = (match: RegExpExecArray) => /(\d{3,4})[A-H]?\D*$/.exec(match[0])?.[1] ?? ''

const bare = ({ match, after }: Candidate) => isRoom(roomOf(match)) && !MEASURE.test(after)

const FLOORS = '一二三四五六七八九十'

/** 五楼506; 二楼 301 is a count or an office. */
function onItsFloor({ match }: Candidate): boolean {
  const [, floor = '', room = ''] = /^(\d{1,2}|[一二三四五六七八九十])\D+(\d{3,4})/.exec(match[0]) ?? []
  return Math.floor(Number(room) / 100) === (Number(floor) || FLOORS.indexOf(floor) + 1)
}

interface Rule {
  readonly pattern: RegExp
  readonly accept: (one: Candidate) => boolean
}

const RULES: readonly Rule[] = [
  // 501室, 2单元501室, 五单元3楼东户; an office receives everybody
  {
    pattern: new RegExp(
      `()(?:${UNIT})?(?:${FLOOR})?(?:\\d{2,4}[A-H]?|[一二三四五六七八九]百零[一二三四五六七八九]) ?室`,
      'g',
    ),
    accept: ({ before }) => !glued(before) && !OFFICE.test(before),
  },
  { pattern: new RegExp(`()(?:${UNIT})?${FLOOR}[东西南北中]边?[户套首]`, 'g'), accept: ({ before }) => !glued(before) },
  { pattern: /()\d{3,4} ?房(?![屋间产东租价子管])/g, accept: ({ before }) => !glued(before) && !OFFICE.test(before) },
  // 2单元501, 12幢1102, 12幢501户 (but 12 幢 102 户居民)
  {
    pattern: new RegExp(`()${UNIT}(?:${FLOOR})?${ROOM}${DOOR}`, 'g'),
    accept: (one) => !glued(one.before) && bare(one),
  },
  {
    pattern: new RegExp(`(${BUILDING} ?)(?:${FLOOR})?${ROOM}${DOOR}`, 'g'),
    accept: (one) => bare(one) && !(one.match[0].endsWith('户') && MEASURED_DOOR.test(one.after)),
  },
  // 3-2-501, 3-501
  {
    pattern: new RegExp(`()${FIGURE}{1,2} ?[-/] ?${FIGURE}{1,2} ?[-/] ?\\d{3,4}(?![\\d-])`, 'g'),
    accept: ({ before, after, match }) =>
      !inCode(before) && !MEASURE.test(after) && !/20[2-9]\d$/.test(match[0]) && roomOf(match) !== '',
  },
  // 2-15-3 这户: floor and door apart
  {
    pattern: /()\d{1,2} ?- ?\d{1,2} ?- ?\d{1,2}(?= ?[这那]?一?(?:户|家(?![具电装政庭长用属企商店公单门])|住户|业主))/g,
    accept: ({ before }) => !inCode(before),
  },
  { pattern: /()\d{1,2} ?- ?\d{3,4}(?![\d-])/g, accept: (one) => !inCode(one.before) && bare(one) },
  // 五楼506
  {
    pattern: new RegExp(`()${FLOOR}${ROOM}`, 'g'),
    accept: (one) => !glued(one.before) && !OFFICE.test(one.before) && bare(one) && onItsFloor(one),
  },
  // 楼上602, 门牌 803, 漏到 502
  {
    pattern: new RegExp(
      `((?:住在?|楼上|楼下|隔壁|对门|门牌号?|房号|室号|家|[漏渗滴传]到|再到)[:是为的 ]{0,2})${ROOM}`,
      'g',
    ),
    accept: bare,
  },
  // 602漏水, 601、602两户
  {
    pattern: new RegExp(`()${ROOM}(?= ?[漏渗滴返反冒]|(?: ?[、,和与] ?${ROOM}){1,4} ?[两三四几]户)`, 'g'),
    accept: ({ before, match }) => !inCode(before) && isRoom(roomOf(match)),
  },
  // 601那家, 701业主
  {
    pattern: new RegExp(
      `()${ROOM}(?= ?的?(?:业主|住户|户主|租户|租客|房东|邻居|那家|那户|家(?![具电装政庭长用属企商店公单门])))`,
      'g',
    ),
    accept: ({ before, match }) => !glued(before) && !/[共有约计第近超-] ?$/.test(before) && isRoom(roomOf(match)),
  },
]

const NEXT = /^(?: ?[、,和及到与至] ?)(\d{3,4}[A-H]?)(?: ?室| ?户(?=之间|的|漏|、|,|。|$))?/

/** 602、603和604: what follows a room in its list is one too. */
function listAfter(chars: string, { to: start }: Stretch, begun: ReadonlySet<number>): Stretch[] {
  const found: Stretch[] = []
  for (let to = start; ; ) {
    const [whole = '', room = ''] = NEXT.exec(chars.slice(to, to + 12)) ?? []
    const [from, end] = [to + whole.indexOf(room), to + whole.length]
    // a room that was found by itself looks for its own followers
    if (!isRoom(room) || begun.has(from) || MEASURE.test(chars.slice(end, end + 4))) return found
    found.push({ from, to: end })
    to = end
  }
}

export function findRooms(chars: string): Stretch[] {
  const rooms = RULES.flatMap(({ pattern, accept }) => stretchesOf(chars, pattern, accept))
  const begun = new Set(rooms.map(({ from }) => from))
  return [...rooms, ...rooms.flatMap((one) => listAfter(chars, one, begun))]
}
