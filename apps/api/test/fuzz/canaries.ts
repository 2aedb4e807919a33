import type { Inside } from '../cases/inside.ts'

export interface Canaries {
  /** Stands before everything that was written in the community. */
  readonly mark: string
  /** Every id in its rows, but those that anybody may read. */
  readonly ids: ReadonlySet<string>
  /** Columns that have the mark now. */
  readonly columns: readonly string[]
}

/** What anybody may read of a community: what somebody new needs to say where they live, and what was published. */
const OPEN =
  /^(communities|estates|buildings|common_places|on_call_numbers|parties|publications?|publication_\w+|page_\w+|day_heads)$/

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
  const [ids, open] = [new Set<string>(), new Set<string>()]
  const columns: string[] = []
  for (const { table, column, type } of found) {
    const of = `juwuye."${table}" where community_id = $1 and "${column}" is not null`
    if (type === 'uuid') {
      for (const { id } of await rows(`select distinct "${column}"::text as id from ${of}`, [communityId]))
        (OPEN.test(table) ? open : ids).add(id)
    } else if (!OPEN.test(table)) {
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
  for (const id of open) ids.delete(id)
  return { mark, ids, columns }
}
