// Written by tools/gen-holidays.ts from the package chinese-days: npm run gen.

export interface HolidayYear {
  /** Public holidays, weekends inside them included; both days belong to it. */
  readonly holidays: readonly { readonly from: string; readonly until: string; readonly name: string }[]
  /** Saturdays and Sundays worked for a longer holiday. */
  readonly makeUpDays: readonly { readonly day: string; readonly name: string }[]
}

/** As the State Council arranged them, year by year; a year that is not here was not announced yet. */
export const HOLIDAY_YEARS: Readonly<Record<number, HolidayYear>> = {
  2025: {
    holidays: [
      { from: '2025-01-01', until: '2025-01-01', name: '元旦' },
      { from: '2025-01-28', until: '2025-02-04', name: '春节' },
      { from: '2025-04-04', until: '2025-04-06', name: '清明' },
      { from: '2025-05-01', until: '2025-05-05', name: '劳动节' },
      { from: '2025-05-31', until: '2025-06-02', name: '端午' },
      { from: '2025-10-01', until: '2025-10-05', name: '国庆节' },
      { from: '2025-10-06', until: '2025-10-06', name: '中秋' },
      { from: '2025-10-07', until: '2025-10-08', name: '国庆节' },
    ],
    makeUpDays: [
      { day: '2025-01-26', name: '春节' },
      { day: '2025-02-08', name: '春节' },
      { day: '2025-04-27', name: '劳动节' },
      { day: '2025-09-28', name: '国庆节' },
      { day: '2025-10-11', name: '国庆节' },
    ],
  },
  2026: {
    holidays: [
      { from: '2026-01-01', until: '2026-01-03', name: '元旦' },
      { from: '2026-02-15', until: '2026-02-23', name: '春节' },
      { from: '2026-04-04', until: '2026-04-06', name: '清明' },
      { from: '2026-05-01', until: '2026-05-05', name: '劳动节' },
      { from: '2026-06-19', until: '2026-06-21', name: '端午' },
      { from: '2026-09-25', until: '2026-09-27', name: '中秋' },
      { from: '2026-10-01', until: '2026-10-07', name: '国庆节' },
    ],
    makeUpDays: [
      { day: '2026-01-04', name: '元旦' },
      { day: '2026-02-14', name: '春节' },
      { day: '2026-02-28', name: '春节' },
      { day: '2026-05-09', name: '劳动节' },
      { day: '2026-09-20', name: '国庆节' },
      { day: '2026-10-10', name: '国庆节' },
    ],
  },
}
