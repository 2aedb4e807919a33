/** When a post is manned: a stretch of the day on some weekdays, by one or more people. */
export interface ShiftPattern {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[]
  /** Also where one of these days is a public holiday. */
  readonly onHolidays: boolean
  readonly fromMinute: number
  /** Not above `fromMinute`: on the day after. */
  readonly untilMinute: number
  readonly seats: number
}

export interface RotaPost {
  readonly id: string
  readonly shifts: readonly ShiftPattern[]
}

/** A stretch of time at a post. */
export interface DutyTime {
  readonly postId: string
  /** The day in Shanghai on which it starts: weekend, holiday and "one a day" go by it. */
  readonly day: string
  readonly fromAt: number
  readonly untilAt: number
}

/** One seat to be filled. */
export interface RotaSlot extends DutyTime {
  readonly id: string
}

/** Of several seats at once the first, second … */
export interface PlannedSlot extends RotaSlot {
  readonly seat: number
}

export interface DaysOff {
  readonly fromDay: string
  readonly untilDay: string
}

export interface RotaPerson {
  readonly id: string
  /** The posts they are qualified for. */
  readonly postIds: readonly string[]
  readonly daysOff: readonly DaysOff[]
  /** 1 = Monday … 7 = Sunday. */
  readonly offWeekdays: readonly number[]
  /** Monday to Sunday, over all posts. */
  readonly maxPerWeek: number
  /** The day they joined: what was before is nobody's debt. */
  readonly since: string
}

/** Somebody's shift of another month. */
export interface RotaDuty extends DutyTime {
  readonly personId: string
}

export interface RotaAssignment {
  readonly slotId: string
  readonly personId: string
}

/** null: to stay empty. */
export interface FixedSeat {
  readonly slotId: string
  readonly personId: string | null
}

export interface RotaRules {
  /** Between the end of one shift and the start of the next. */
  readonly restHours: number
}

export const DEFAULT_ROTA_RULES: RotaRules = { restHours: 11 }

export interface RotaInput {
  readonly slots: readonly RotaSlot[]
  readonly people: readonly RotaPerson[]
  /** Kept as they are, whatever they break; `checkRota` says what. */
  readonly fixed: readonly FixedSeat[]
  /** Earlier months are for evenness; the days next to this one also for rest and the week. */
  readonly others: readonly RotaDuty[]
  readonly rules: RotaRules
}

/** What is never broken. The order is the one in which a person's trouble is named. */
export const ROTA_RULES = ['qualification', 'dayOff', 'oneADay', 'rest', 'weeklyMaximum'] as const
export type RotaRule = (typeof ROTA_RULES)[number]

/** Why a slot stays empty: the rule that keeps most of those away who otherwise could. */
export type GapReason = 'nobodyQualified' | 'allOff' | 'oneADay' | 'rest' | 'weeklyMaximum'

export interface RotaGap {
  readonly slotId: string
  readonly reason: GapReason
  /** How many of those qualified each rule keeps away. */
  readonly kept: Readonly<Record<Exclude<RotaRule, 'qualification'>, number>>
}

export interface FilledRota {
  /** In the order of time. */
  readonly assignments: readonly RotaAssignment[]
  readonly gaps: readonly RotaGap[]
}
