import { addSums, type FigureClass, type FigureSums } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'

/** Sums of days as the database adds them up. */
interface SummedRow extends Record<string, unknown> {
  readonly key: string
  readonly figure_class: FigureClass
  readonly whistles: number
  readonly joined: number
  readonly due: number
  readonly in_time: number
  readonly asked: number
  readonly answered: number
  readonly solved: number
  readonly content: number
  readonly placed: number
  readonly recurred: number
  readonly hours: readonly (readonly number[])[]
}

export interface Summed {
  readonly key: string
  readonly figureClass: FigureClass
  readonly sums: FigureSums
}

const COUNTED = ['whistles', 'joined', 'due', 'in_time', 'asked', 'answered', 'solved', 'content', 'placed', 'recurred']
const columns = sql.raw(COUNTED.map((name) => `sum(${name})::int as ${name}`).join(', '))

/** Days added up by `key` and class. `where` names the community, or the communities. */
export const summedBy = (key: SQL, where: SQL): SQL => sql`select ${key} as key, figure_class, ${columns},
    coalesce(jsonb_agg(to_jsonb(hours)) filter (where hours <> '{}'), '[]') as hours
  from juwuye.community_daily where ${where} group by 1, 2 order by 1, 2`

export const MONTH_KEY = sql.raw('substr(day, 1, 7)')

const summed = ({ key, figure_class: figureClass, in_time: inTime, hours, ...row }: SummedRow): Summed => {
  const { whistles, joined, due, asked, answered, solved, content, placed, recurred } = row
  const counts = { whistles, joined, due, inTime, asked, answered, solved, content, placed, recurred }
  return { key, figureClass, sums: { ...counts, hours: hours.flat() } }
}

/** Runs it in whatever transaction may: inside the community, or as the sweeper over several. */
export async function readSums(
  tx: { execute(query: SQL): Promise<{ rows: Record<string, unknown>[] }> },
  query: SQL,
): Promise<Summed[]> {
  const { rows } = await tx.execute(query)
  return (rows as SummedRow[]).map(summed)
}

/** Figures are made of what is public: of private matters there is a number, elsewhere. */
export const openSums = (rows: readonly Summed[], isIn: (row: Summed) => boolean = () => true): FigureSums =>
  addSums(rows.filter((row) => row.figureClass !== 'private' && isIn(row)).map(({ sums }) => sums))
