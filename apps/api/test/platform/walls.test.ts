import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { asPerson, inCommunity } from '../../src/platform/db/tenant.ts'
import { SERVING_ROLES, WALLS, wallSql } from '../../src/platform/db/walls.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { testDatabase } from '../database.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'
import { TRIAL } from '../query-lint.ts'

const KEY = { tenant: 'community_id', person: 'person_id', subject: 'provider_subject', reference: undefined } as const
const keyOf = (table: string) => KEY[WALLS[table]?.plane ?? 'reference']
const tables = Object.keys(WALLS).sort()

describe('the walls as they stand in the database', () => {
  let admin: pg.Client
  const rows = async (sql: string) => (await admin.query(sql)).rows

  beforeAll(async () => {
    admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl })
    await admin.connect()
  })
  afterAll(() => admin.end())

  test('every table is declared, and every declared table is there', async () => {
    const found =
      await rows(`select relname as tablename from pg_class where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p')
        and not relispartition order by 1`)
    expect(found.map((row) => row.tablename)).toEqual(tables)
  })

  test('row-level security is on and forced on every table', async () => {
    const open = await rows(
      `select relname from pg_class where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition
       and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  test('every table has the policies of its plane and no other', async () => {
    const found = await rows(
      `select tablename, policyname, permissive, roles::text[], cmd, qual, with_check from pg_policies where schemaname = 'juwuye'`,
    )
    const expected = tables.flatMap((table) => {
      const { plane = '', publicOnly, deletesOnly, sweeper } = WALLS[table] ?? {}
      const more = [
        ...(publicOnly ? [`${table} shown_only`] : []),
        ...(deletesOnly ? [`${table} old_only`] : []),
        ...(sweeper ? [`${table} sweep`] : []),
      ]
      return [`${table} ${plane}_wall`, ...more]
    })
    expect(found.map((row) => `${row.tablename} ${row.policyname}`).sort()).toEqual(expected.sort())
    for (const policy of found) {
      const key = keyOf(policy.tablename)
      if (policy.policyname === 'shown_only') {
        expect([policy.permissive, policy.cmd, policy.roles]).toEqual(['RESTRICTIVE', 'SELECT', [SERVING_ROLES.public]])
        expect(policy.qual).toContain('hidden_at IS NULL')
        continue
      }
      if (policy.policyname === 'old_only') {
        expect([policy.permissive, policy.cmd, policy.roles]).toEqual(['RESTRICTIVE', 'DELETE', [SERVING_ROLES.api]])
        expect(policy.qual).toContain("'3 years'::interval")
        continue
      }
      expect([policy.policyname, policy.permissive]).toEqual([policy.policyname, 'PERMISSIVE'])
      if (policy.policyname === 'sweep') {
        expect([policy.cmd, policy.roles]).toEqual(['SELECT', [SERVING_ROLES.sweeper]])
      } else if (key) {
        expect([policy.cmd, policy.qual, policy.with_check]).toEqual([
          'ALL',
          expect.stringContaining(`${key} =`),
          expect.stringContaining(`${key} =`),
        ])
        expect(policy.qual).toContain(`'app.${key}'`)
        expect(policy.roles).not.toContain(SERVING_ROLES.sweeper)
      }
    }
  })

  test('the serving roles may do what is declared and nothing else', async () => {
    const granted = await rows(
      `select c.relname as table, a.privilege_type as verb, g.rolname as role
       from pg_class c, aclexplode(c.relacl) a join pg_roles g on g.oid = a.grantee
       where c.relnamespace = 'juwuye'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and g.rolname like 'juwuye%' and g.rolname <> 'juwuye_owner'
       union all
       select c.relname, a.privilege_type || ' ' || t.attname, g.rolname
       from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a join pg_roles g on g.oid = a.grantee
       where c.relnamespace = 'juwuye'::regnamespace and g.rolname like 'juwuye%' and g.rolname <> 'juwuye_owner'`,
    )
    const expected = Object.entries(WALLS).flatMap(([table, wall]) => [
      ...wall.api.flatMap((verb) =>
        verb === 'UPDATE' && wall.apiUpdates
          ? wall.apiUpdates.map((column) => `juwuye_api ${table} UPDATE ${column}`)
          : [`juwuye_api ${table} ${verb}`],
      ),
      ...(wall.public ?? []).map((verb) => `juwuye_public ${table} ${verb}`),
      ...(wall.sweeper ?? []).map((column) => `juwuye_sweeper ${table} SELECT ${column}`),
    ])
    expect(granted.map((row) => `${row.role} ${row.table} ${row.verb}`).sort()).toEqual(expected.sort())
  })

  test('nothing is open to everybody', async () => {
    const found = await rows(
      `select c.relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'juwuye'::regnamespace and a.grantee = 0
       union all select n.nspname from pg_namespace n, aclexplode(n.nspacl) a where n.nspname like 'juwuye%' and a.grantee = 0`,
    )
    expect(found).toEqual([])
  })

  test('the serving roles own nothing, are not superusers, do not bypass the walls and can log in', async () => {
    const serving = Object.values(SERVING_ROLES)
    const roles = await rows(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin,
         (select count(*)::int from pg_class where relowner = r.oid) as owned,
         (select count(*)::int from pg_auth_members where member = r.oid) as memberships
       from pg_roles r where rolname like 'juwuye%' and rolname <> 'juwuye_owner' order by 1`,
    )
    expect(roles.map((role) => role.rolname)).toEqual([...serving].sort())
    for (const { rolname: _, ...role } of roles) {
      expect(role).toEqual({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        rolcanlogin: true,
        owned: 0,
        memberships: 0,
      })
    }
  })

  test('the chain of record can only grow', () => {
    expect(WALLS.case_events?.api).toEqual(['SELECT', 'INSERT'])
  })

  test('anonymous readers reach published pages with their pictures and records, and the heads of days, only', () => {
    const pages = ['publication_photos', 'publication_records', 'publications']
    expect(tables.filter((table) => WALLS[table]?.public)).toEqual(['day_heads', ...pages])
    expect(new Set(tables.flatMap((table) => WALLS[table]?.public ?? []))).toEqual(new Set(['SELECT']))
    // and what was taken down is not there for them
    expect(tables.filter((table) => WALLS[table]?.publicOnly)).toEqual(pages)
  })

  describe('ready for a distributed database', () => {
    test("the plane's key stands first in every primary key and in every unique index", async () => {
      const indexes = await rows(
        `select c.relname as table, i.relname as index, x.indisprimary as primary,
           (select array_agg(a.attname::text order by k.n) from unnest(x.indkey::int2[]) with ordinality k(att, n)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att) as columns
         from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
         where c.relnamespace = 'juwuye'::regnamespace and x.indisunique`,
      )
      for (const table of tables) {
        const mine = indexes.filter((row) => row.table === table)
        expect([table, mine.some((row) => row.primary)]).toEqual([table, true])
        const key = keyOf(table)
        for (const { index, columns } of key ? mine : []) expect([index, columns[0]]).toEqual([index, key])
      }
    })

    test('keys are of one type and never empty', async () => {
      const columns = await rows(
        `select table_name, column_name, data_type, is_nullable from information_schema.columns
         where table_schema = 'juwuye' and column_name in ('community_id', 'person_id', 'provider_subject')`,
      )
      for (const table of tables) {
        const key = keyOf(table)
        if (!key) continue
        const column = columns.find((row) => row.table_name === table && row.column_name === key)
        expect([table, column?.is_nullable]).toEqual([table, 'NO'])
      }
      const types = new Set(columns.map((row) => `${row.column_name} ${row.data_type}`))
      expect([...types].sort()).toEqual(['community_id bigint', 'person_id uuid', 'provider_subject text'])
    })

    test('foreign keys stay in their plane and carry its key, or point to a reference table', async () => {
      const keys = await rows(
        `select conname as name, c.relname as table, f.relname as target, confdeltype as on_delete, confupdtype as on_update,
           (select array_agg(a.attname::text order by k.n) from unnest(conkey) with ordinality k(att, n)
            join pg_attribute a on a.attrelid = conrelid and a.attnum = k.att) as columns,
           (select array_agg(a.attname::text order by k.n) from unnest(confkey) with ordinality k(att, n)
            join pg_attribute a on a.attrelid = confrelid and a.attnum = k.att) as targets
         from pg_constraint join pg_class c on c.oid = conrelid join pg_class f on f.oid = confrelid
         where contype = 'f' and connamespace = 'juwuye'::regnamespace`,
      )
      expect(keys.length).toBeGreaterThan(20)
      for (const { name, table, target, columns, targets, on_delete, on_update } of keys) {
        expect([name, on_delete, on_update]).toEqual([name, 'a', 'a'])
        if (WALLS[target]?.plane === 'reference') continue
        expect([name, WALLS[table]?.plane]).toEqual([name, WALLS[target]?.plane])
        const key = keyOf(table)
        expect([name, columns[0], targets[0]]).toEqual([name, key, key])
      }
    })

    test('no triggers but the one that holds the heads of days, no defaults but plain values, no sequences', async () => {
      expect(
        await rows(`select tgname from pg_trigger t join pg_class c on c.oid = tgrelid
        where c.relnamespace = 'juwuye'::regnamespace and not tgisinternal`),
      ).toEqual([{ tgname: 'day_heads_stay' }])
      expect(
        await rows(`select table_name, column_name, column_default from information_schema.columns
        where table_schema = 'juwuye' and column_default !~ $re$^([0-9]+|'[^']*'::[a-z]+(\\[\\])?)$$re$`),
      ).toEqual([])
      expect(
        await rows(`select relname from pg_class where relnamespace = 'juwuye'::regnamespace and relkind = 'S'`),
      ).toEqual([])
    })
  })

  test('a table without its wall would be found', async () => {
    await admin.query('begin')
    await admin.query('create table juwuye.forgotten (community_id bigint not null, id uuid not null)')
    const open = await rows(
      `select relname from pg_class where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition and not relforcerowsecurity`,
    )
    await admin.query('rollback')
    expect(open).toEqual([{ relname: 'forgotten' }])
    expect(wallSql('forgotten', { plane: 'tenant', api: ['SELECT'] }).join()).toContain('FORCE ROW LEVEL SECURITY')
  })
})

describe('the walls at work', () => {
  let t: TestApp
  let mine: GivenCommunity
  let other: GivenCommunity

  beforeAll(async () => {
    t = await buildTestApp()
    mine = await givenCommunity(t)
    other = await givenCommunity(t)
  })
  afterAll(() => t.close())

  const api = () => t.deps.db.api

  test('without a pin nothing is seen and nothing can be written', async () => {
    for (const table of tables) {
      if (!keyOf(table)) continue
      const { rows } = await api().execute(`select ${TRIAL} count(*)::int as n from juwuye.${table}`)
      expect([table, rows[0]?.n]).toEqual([table, 0])
    }
    const write = api().execute(`insert into juwuye.estates values (${mine.communityId}, '${randomUUID()}', 'x', 9)`)
    await expect(write).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('the pin ends with its transaction, also on the same connection', async () => {
    const pool = api()
    const counts = await Promise.all(
      Array.from({ length: 30 }, () =>
        inCommunity(pool, { communityId: mine.communityId }, (tx) =>
          tx.execute(`select ${TRIAL} count(*)::int as n from juwuye.estates`),
        ),
      ),
    )
    expect(counts.every(({ rows }) => rows[0]?.n === 1)).toBe(true)
    for (let i = 0; i < 30; i++) {
      const { rows } = await pool.execute(`select ${TRIAL} count(*)::int as n from juwuye.estates`)
      expect(rows[0]?.n).toBe(0)
    }
  })

  test('inside one community the other does not exist, whatever the statement says', async () => {
    await inCommunity(api(), { communityId: mine.communityId }, async (tx) => {
      const { rows } = await tx.execute(
        `select ${TRIAL} * from juwuye.estates where community_id = ${other.communityId}`,
      )
      expect(rows).toEqual([])
      const changed = await tx.execute(
        `update ${TRIAL} juwuye.estates set name = 'x' where community_id = ${other.communityId}`,
      )
      expect(changed.rowCount).toBe(0)
    })
    const moved = inCommunity(api(), { communityId: mine.communityId }, (tx) =>
      tx.execute(`insert into juwuye.estates values (${other.communityId}, '${randomUUID()}', 'x', 9)`),
    )
    await expect(moved).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test("one person's rows are closed to another", async () => {
    await asPerson(api(), mine.town.personId, async (tx) => {
      const { rows } = await tx.execute(`select ${TRIAL} distinct person_id from juwuye.sessions`)
      expect(rows).toEqual([{ person_id: mine.town.personId }])
      expect((await tx.execute(`select ${TRIAL} * from juwuye.person_identities`)).rows).toEqual([])
    })
  })

  test('the public and the sweeper are refused everything else', async () => {
    const { public: anonymous, sweeper } = t.deps.db
    await expect(anonymous.execute('select * from juwuye.cases')).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(anonymous.execute('select * from juwuye.communities')).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect(sweeper.execute('select storage_key from juwuye.attachments')).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect(sweeper.execute('select * from juwuye.memberships')).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await sweeper.execute(`select ${TRIAL} community_id, id from juwuye.attachments`)
  })

  test.each(['1; drop table x', "1'", '', '0', '１'])('%j is never put into a statement as a community', async (id) => {
    await expect(inCommunity(api(), { communityId: id }, async () => 1)).rejects.toThrow('cannot be pinned')
  })

  test.each(["x' or '1", '', 'me'])('%j is never put into a statement as a person', async (id) => {
    await expect(asPerson(api(), id, async () => 1)).rejects.toThrow('cannot be pinned')
  })
})
