import type { AreaSource, ImportFailure, ImportSheet, ImportState, UnitKind } from '@juwuye/domain'

export const UNIT_KIND_LABELS: Record<UnitKind, string> = { dwelling: '住宅', shop: '商铺', parking: '车位' }

export const AREA_SOURCE_LABELS: Record<AreaSource, string> = { deed: '产权证', survey: '测绘' }

export const IMPORT_SHEET_LABELS: Record<ImportSheet, string> = {
  estates: '小区',
  buildings: '楼栋',
  units: '房屋',
  parties: '参与方',
  roster: '名册',
  neighbours: '邻居',
}

export const IMPORT_STATE_LABELS: Record<ImportState, string> = {
  reading: '正在检查',
  ready: '检查好了，等导入',
  applying: '正在导入',
  done: '导入好了',
  faulty: '有地方要改',
  cancelled: '取消了',
  failed: '没有导入成',
}

export const IMPORT_FAILURE_LABELS: Record<ImportFailure, string> = {
  unreadable: '这个文件读不出来。请用下载的表来填，存成 .xlsx 再传',
  tooLarge: '这个文件太大了，分几次传',
  empty: '表里还没有填东西',
  notAllowed: '传的人现在不管这里了，没有导入',
  lapsed: '等得太久，没有导入。请重新传一次',
  broken: '中途出了问题，一行都没有导入。请过一会儿再传一次',
}

/** Columns of each sheet, in their order. Those of the neighbours are the same as in a table of neighbours alone. */
export const IMPORT_COLUMNS = {
  estates: { name: '小区', onCallLabel: '应急电话是谁的', onCallPhone: '应急电话' },
  buildings: { estate: '小区', name: '楼栋' },
  units: {
    estate: '小区',
    building: '楼栋',
    name: '房号',
    kind: '类型',
    area: '专有面积（㎡）',
    source: '面积依据',
    owners: '业主',
    phones: '业主电话',
  },
  parties: { name: '名称', kind: '类型', character: '牌子上的字', phone: '电话', estates: '管哪些小区' },
  roster: { name: '姓名', role: '身份', party: '单位', office: '职务', estate: '小区', buildings: '照看楼栋' },
} as const satisfies Record<Exclude<ImportSheet, 'neighbours'>, Record<string, string>>

/** Columns without which a sheet cannot be understood. */
export const IMPORT_COLUMNS_NEEDED = {
  estates: ['name'],
  buildings: ['estate', 'name'],
  units: ['building', 'name'],
  parties: ['name', 'kind'],
  roster: ['name', 'role'],
} as const satisfies { [S in keyof typeof IMPORT_COLUMNS]: readonly (keyof (typeof IMPORT_COLUMNS)[S])[] }

/** Stands for every estate. */
export const WHOLE_COMMUNITY = '全社区'

/** What a row or a sheet lacks. */
export const IMPORT_FAULTS = {
  missingColumn: '第一行里没有这一列。请用下载的表来填',
  tooMany: (max: number) => `一次最多 ${max} 行，分几次传`,
  twice: (row: number) => `和第 ${row} 行重复了`,
  takenForDay: 'Excel 把它当成日期了。把这一格设成“文本”，再填一遍',
  notChoice: (choices: readonly string[]) => `只能写：${choices.join('、')}`,
  estateUnknown: '没有这个小区。先在“小区”那一页加上',
  estateNeeded: '写上是哪个小区',
  buildingUnknown: '没有这一幢。先在“楼栋”那一页加上',
  buildingUnclear: '好几个小区都有这一幢，把小区也写上',
  tooManyBuildings: (max: number) => `一个小区最多 ${max} 幢`,
  buildingsElsewhere: '一位楼栋长照看的楼要在同一个小区',
  areaUnclear: '写成 89.53 这样，最多四位小数',
  sourceNeeded: '有面积就要写依据：产权证或者测绘',
  areaNeeded: '没有面积，依据就空着',
  ownerTwice: '同一位业主写了两遍',
  tooManyOwners: (max: number) => `一户最多写 ${max} 位业主`,
  phonesMore: '电话比业主多。按业主的先后写，用顿号隔开',
  partyKindOther: (kind: string) => `现有的这一家是${kind}，类型不能在表里改`,
  characterOne: '只能写一个字',
  onCallBoth: '电话和是谁的要一起写',
  partyNeeded: '写上是哪个单位',
  partyUnknown: '没有这个单位。先在“参与方”那一页加上',
  partyUnfit: (role: string) => `${role}不能是这个单位的`,
  officeAlone: '没有单位，就没有职务',
  roleNotYours: '您不能请人来做这个',
  buildingsOnlyHeads: '只有楼栋长才写照看哪些楼',
  buildingsNeeded: '楼栋长要写照看哪些楼',
  neighboursNotYours: '邻居名单只有社工能记，这一页请社工来传',
} as const

/** How the workbook is filled in, a line each. */
export const IMPORT_GUIDE: readonly string[] = [
  '一共六页：小区、楼栋、房屋、参与方、名册、邻居。用不着的页空着就行，不用删。',
  '先查后导：传上来先检查，一行都不会记；看过要加、要改多少，再点导入。有一处不对，就一行都不导。',
  '再传一次就是更新：名字对得上的改成这次写的，空着的格子不改，表里没写的不会删掉。',
  '小区、楼栋、房号、单位名称是对号用的，在表里改名就成了另一个。改名请到页面上改。',
  '房屋：类型写住宅、商铺、车位，不写就是住宅。面积写平方米，最多四位小数；写了面积就写依据：产权证或者测绘。',
  '业主：几位一起的用顿号隔开（张三、李四），算一户；电话按业主的先后写，也用顿号隔开，前面那位没有就先写一个顿号。业主写了，就以这次写的为准。',
  '参与方：“管哪些小区”空着或者写“全社区”，就是整个社区；几个小区用顿号隔开。',
  '名册：一行一位，导入以后给每位一张自己的邀请码，扫了才算数；已经在册的不会再请一次。',
  '小区的应急电话只在新加小区时用；已有的请到“时限与消息设置”里改。',
]
