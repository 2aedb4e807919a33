import type { Inside } from '../cases/inside.ts'

export interface Canaries {
  /** Stands before everything that was written in the community. */
  readonly mark: string
  /** Every id of its rows. */
  readonly ids: ReadonlySet<string>
  /** Columns that have the mark now. */
  readonly columns: readonly string[]
}

/** What anybody may read of a community without an account: its name and parts, and what was published. */
const PUBLIC = /^(communities|estates|buildings|places|publications?|publication_\w+|page_\w+|day_heads)$/

const HAN = '[\u4e00-\u9fa5]'

/** Puts the mark before every text with a Chinese character in every row of the community, past every wall. */
export async function plantCanaries({ rows }: Inside, communityId: string, mark: string): Promise<Canaries> {
  const found = await rows(
    `select c.relname as table, a.attname as column, a.atttypid::regtype::text as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'juwuye'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'uuid'::regtype)
       and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'community_id')`,
  )
  const ids = new Set<string>()
  const columns: string[] = []
  for (const { table, column, type } of found) {
    const of = `juwuye."${table}" where community_id = $1 and "${column}" is not null`
    if (type === 'uuid') {
      for (const { id } of await rows(`select distinct "${column}"::text as id from ${of}`, [communityId])) ids.add(id)
    } else if (!PUBLIC.test(table)) {
      const marked =
        type === 'text'
          ? `$2 || "${column}"`
          : `regexp_replace("${column}"::text, '"([^"]*${HAN})', '"' || $2 || '\\1', 'g')::jsonb`
      const changed = await rows(
        `update juwuye."${table}" set "${column}" = ${marked}
         where community_id = $1 and "${column}"::text ~ '${HAN}' returning 1`,
        [communityId, mark],
      )
      if (changed.length > 0) columns.push(`${table}.${column}`)
    }
  }
  return { mark, ids, columns }
}
