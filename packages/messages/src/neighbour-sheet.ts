/** Columns of the table by which neighbours are read in, in their order. */
export const SHEET_COLUMNS = {
  name: '怎么称呼',
  estate: '小区',
  building: '楼幢',
  room: '门牌',
  phone: '电话',
  reach: '怎么找他',
  reachNote: '还要知道什么',
  consentKind: '怎么同意的',
  consentFamily: '哪位家里人',
  consentDay: '哪天同意的',
  keeper: '谁照看',
} as const
export type SheetColumn = keyof typeof SHEET_COLUMNS

/** What a row or the whole table lacks. */
export const SHEET_FAULTS = {
  missingColumn: '第一行里没有这一列。请用下载的表来填',
  empty: '还没有填一位邻居',
  tooMany: (max: number) => `一次最多 ${max} 位，分几次传`,
  buildingUnknown: '没有这一幢。照第二页上的名字写',
  buildingUnclear: '好几个小区都有这一幢，把小区也写上',
  notChoice: (choices: readonly string[]) => `只能写：${choices.join('、')}`,
  dayUnclear: '写成 2026-11-20 这样',
  dayAhead: '这一天还没到',
  twice: (row: number) => `和第 ${row} 行是同一位`,
  keeperUnknown: '他不照看这一幢。空着就由社工照看',
  keeperOther: '只能写您自己，或者空着',
} as const

/** How it is filled in, a line each. */
export const SHEET_GUIDE: readonly string[] = [
  '一行一位邻居。问过本人，他说可以，再写上来。',
  '必须写：怎么称呼、楼幢、怎么找他、怎么同意的、哪天同意的。家属同意的，写上是哪位家里人。',
  '同一幢里已经有同名的，就改成这一行写的；空着的格子不改。“谁照看”只管新加的。',
  '有一处不对，就一位都不记；改好了整张再传，不会记成两位。',
]
