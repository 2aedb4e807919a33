import type { GapReason, RotaRule } from '@juwuye/domain'

/** Why a seat of a month stays empty. */
export const GAP_SENTENCES: Record<GapReason, string> = {
  nobodyQualified: '还没有能坐这个岗的人',
  allOff: '能坐这个岗的人这天都休息',
  oneADay: '这天人手不够，能来的多已有别的班',
  rest: '能来的多在前后有班，歇不够',
  weeklyMaximum: '能来的多这周已经排满',
}

/** What somebody put into a seat by hand would break. */
export const RULE_SENTENCES: Record<RotaRule, string> = {
  qualification: '不在这个岗的名单里',
  dayOff: '这天休息',
  oneADay: '这天已经有班',
  rest: '离另一个班太近，歇不够',
  weeklyMaximum: '这周已经排满',
}
