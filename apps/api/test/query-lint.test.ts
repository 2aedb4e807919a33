import { isPinned } from './query-lint.ts'

test.each([
  [true, 'select "id" from "juwuye"."cases" where "cases"."community_id" = $1'],
  [false, 'select "id" from "juwuye"."cases" where "cases"."id" = $1'],
  [false, 'update "juwuye"."cases" set "state" = $1 where "cases"."id" = $2'],
  [true, 'insert into "juwuye"."estates" ("community_id", "id") values ($1, $2)'],
  [false, 'select * from "juwuye"."sessions" where "token_hash" = $1'],
  [true, 'select * from "juwuye"."sessions" where "sessions"."person_id" = $1'],
  [true, 'select "name" from "juwuye"."regions"'],
  [false, 'select * from juwuye.cases c join juwuye.nodes n on n.community_id = c.community_id'],
  [true, "SET LOCAL app.community_id = '1'"],
])('%s: %s', (pinned, statement) => {
  expect(isPinned(statement)).toBe(pinned)
})
