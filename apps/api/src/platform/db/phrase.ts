import { Column, is, SQL, type SQLChunk, StringChunk, sql, Table } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

const dialect = new PgDialect()
const names = new WeakMap<Column | Table, string>()

function nameOf(named: Column | Table): string {
  const name = names.get(named) ?? dialect.sqlToQuery(sql`${named}`).sql
  names.set(named, name)
  return name
}

/** Adds to what was said so far; a text after a text is one. */
function add(said: SQL['queryChunks'], chunk: unknown): void {
  const last = said.at(-1)
  if (chunk instanceof SQL) for (const inner of chunk.queryChunks) add(said, inner)
  else if (!(chunk instanceof StringChunk || is(chunk, Column) || is(chunk, Table))) said.push(chunk as SQLChunk)
  else {
    const text = chunk instanceof StringChunk ? chunk.value.join('') : nameOf(chunk)
    if (last instanceof StringChunk) said[said.length - 1] = new StringChunk(String(last.value[0]) + text)
    else said.push(new StringChunk(text))
  }
}

/**
 * As drizzle's `sql`, and the same statement: for predicates that each request has many of. What does not change becomes
 * text as soon as it is known, in one piece, and only the values remain to be placed.
 */
export function phrase<T = unknown>(strings: TemplateStringsArray, ...values: readonly unknown[]): SQL<T> {
  // not by its constructor, which looks at each chunk for what only a cache would need
  const made = new SQL<T>([])
  for (const [i, string] of strings.entries()) {
    add(made.queryChunks, new StringChunk(string))
    if (i < values.length) add(made.queryChunks, values[i])
  }
  return made
}
