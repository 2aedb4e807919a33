// npm run gen: writes the table of public holidays from the data of a maintained package, because the domain imports
// nothing. With --check it writes nothing and fails where table and package differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** Nobody looks further back than the year before the first rota. */
const FIRST_YEAR = 2025
const DAY = 86_400_000
const file = fileURLToPath(new URL('../packages/domain/src/calendar/holidays.ts', import.meta.url))

/** 'Spring Festival,春节,4' */
const named = (days: Readonly<Record<string, string>>) =>
  Object.entries(days)
    .map(([day, text]) => ({ day, name: text.split(',')[1] ?? '' }))
    .filter(({ day }) => Number(day.slice(0, 4)) >= FIRST_YEAR)
    .sort((a, b) => (a.day < b.day ? -1 : 1))

const follows = (day: string, before: string) => Date.parse(day) - Date.parse(before) === DAY

interface Period {
  readonly from: string
  until: string
  readonly name: string
}
function periodsOf(year: string): Period[] {
  const periods: Period[] = []
  for (const { day, name } of named(data.holidays).filter((holiday) => holiday.day.startsWith(year))) {
    const last = periods.at(-1)
    if (last && last.name === name && follows(day, last.until)) last.until = day
    else periods.push({ from: day, until: day, name })
  }
  return periods
}

const years = [...new Set(named(data.holidays).map(({ day }) => day.slice(0, 4)))]
const tableOf = (year: string) => `  ${year}: {
    holidays: [
${periodsOf(year)
  .map(({ from, until, name }) => `      { from: '${from}', until: '${until}', name: '${name}' },`)
  .join('\n')}
    ],
    makeUpDays: [
${named(data.workdays)
  .filter(({ day }) => day.startsWith(year))
  .map(({ day, name }) => `      { day: '${day}', name: '${name}' },`)
  .join('\n')}
    ],
  },`

const text = `// Written by tools/gen-holidays.ts from the package chinese-days: npm run gen.

export interface HolidayYear {
  /** Public holidays, weekends inside them included; both days belong to it. */
  readonly holidays: readonly { readonly from: string; readonly until: string; readonly name: string }[]
  /** Saturdays and Sundays worked for a longer holiday. */
  readonly makeUpDays: readonly { readonly day: string; readonly name: string }[]
}

/** As the State Council arranged them, year by year; a year that is not here was not announced yet. */
export const HOLIDAY_YEARS: Readonly<Record<number, HolidayYear>> = {
${years.map(tableOf).join('\n')}
}
`

const current = readFileSync(file, 'utf8')
if (process.argv.includes('--check')) {
  if (current !== text) console.error('packages/domain/src/calendar/holidays.ts is out of date: npm run gen')
  process.exitCode = current === text ? 0 : 1
} else if (current !== text) writeFileSync(file, text)
