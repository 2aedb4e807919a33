import fc from 'fast-check'
import {
  CASE_CLASSES,
  type CaseClass,
  type ClassDeadlines,
  type CommunityPolicy,
  checkPolicy,
  DEFAULT_POLICY,
  type DeadlinePolicy,
  dueTime,
  HOUR,
  POLICY_FAULTS,
} from '../src/index.ts'
import { anyPolicy } from './policies.ts'

/* What a community may set for itself. */

const { deadlines } = DEFAULT_POLICY
const having = (changes: Partial<CommunityPolicy>): CommunityPolicy => ({ ...DEFAULT_POLICY, ...changes })
const others = (changes: Partial<DeadlinePolicy>) => having({ deadlines: { ...deadlines, ...changes } })
const ofClass = (name: CaseClass, changes: Partial<ClassDeadlines>) =>
  others({ classes: { ...deadlines.classes, [name]: { ...deadlines.classes[name], ...changes } } })
const quiet = (fromMinute: number, untilMinute: number) => having({ quiet: { fromMinute, untilMinute } })
const templates = (progress: string | null, result: string | null, task: string | null) =>
  having({ templates: { progress, result, task } })
const faults = (policy: CommunityPolicy) => checkPolicy(policy).map(({ path, code }) => `${path} ${code}`)

test('the defaults are faultless', () => {
  expect(checkPolicy(DEFAULT_POLICY)).toEqual([])
})

describe('is faultless', () => {
  test.each([
    ['an answer in the hour the plan is due', ofClass('urgent', { respondHours: 24, safeHours: 24, planDays: 1 })],
    ['a small matter answered on its last hour', ofClass('minor', { respondHours: 168 })],
    ['no aims', ofClass('minor', { respondAimHours: null, resolveAimHours: null })],
    ['an aim for any class', ofClass('major', { respondAimHours: 72 })],
    ['the shortest times', others({ dangerMinutes: 5, leadRulingHours: 1, publicityDays: 1 })],
    ['the longest times', others({ dangerMinutes: 240, leadRulingHours: 720, publicityDays: 365 })],
    ['quiet by day', quiet(12 * 60, 14 * 60)],
    ['quiet until midnight', quiet(22 * 60, 0)],
    ['three templates', templates('a', 'b', 'c')],
    ['one template', templates(null, 'b', null)],
  ])('%s', (_what, policy) => {
    expect(faults(policy)).toEqual([])
  })
})

describe('is refused, with its field', () => {
  const of = (name: CaseClass, field: keyof ClassDeadlines, code: string) =>
    `deadlines.classes.${name}.${field} ${code}`

  test.each<[string, CommunityPolicy, readonly string[]]>([
    [
      'an answer after safety',
      ofClass('urgent', { respondHours: 25 }),
      [of('urgent', 'respondHours', 'respond-after-safe')],
    ],
    ['an answer after the plan', ofClass('hard', { planDays: 2 }), [of('hard', 'respondHours', 'respond-after-plan')]],
    [
      'an answer after the result',
      ofClass('minor', { resolveDays: 2, resolveAimHours: 48 }),
      [of('minor', 'respondHours', 'respond-after-resolve')],
    ],
    [
      'an answer an hour after the result',
      ofClass('private', { respondHours: 361 }),
      [of('private', 'respondHours', 'respond-after-resolve')],
    ],
    [
      'an aim beyond what is promised',
      ofClass('minor', { respondAimHours: 73 }),
      [of('minor', 'respondAimHours', 'aim-after-deadline')],
    ],
    [
      'an aim beyond the result',
      ofClass('minor', { resolveAimHours: 169 }),
      [of('minor', 'resolveAimHours', 'aim-after-deadline')],
    ],
    ['a private matter with a plan', ofClass('private', { planDays: 7 }), [of('private', 'planDays', 'not-of-class')]],
    [
      'a major matter with a time for the whole',
      ofClass('major', { resolveDays: 60 }),
      [of('major', 'resolveDays', 'not-of-class')],
    ],
    ['safety where nothing is urgent', ofClass('hard', { safeHours: 100 }), [of('hard', 'safeHours', 'not-of-class')]],
    [
      'an urgent matter without safety',
      ofClass('urgent', { safeHours: null }),
      [of('urgent', 'safeHours', 'out-of-range')],
    ],
    [
      'a small matter without an end',
      ofClass('minor', { resolveDays: null }),
      [of('minor', 'resolveDays', 'out-of-range')],
    ],
    ['a lease of no hours', ofClass('major', { leaseHours: 0 }), [of('major', 'leaseHours', 'out-of-range')]],
    ['half an hour', ofClass('major', { levelTwoHours: 0.5 }), [of('major', 'levelTwoHours', 'out-of-range')]],
    [
      'more than thirty days of hours',
      ofClass('major', { leaseHours: 721 }),
      [of('major', 'leaseHours', 'out-of-range')],
    ],
    ['danger looked at in four minutes', others({ dangerMinutes: 4 }), ['deadlines.dangerMinutes out-of-range']],
    ['a year and a day', others({ rulingDays: 366 }), ['deadlines.rulingDays out-of-range']],
    ['no number', others({ reopenDays: Number.NaN }), ['deadlines.reopenDays out-of-range']],
    ['quiet all day', quiet(420, 420), ['quiet.untilMinute quiet-all-day']],
    ['a minute no day has', quiet(1_440, 420), ['quiet.fromMinute out-of-range']],
    ['before midnight', quiet(1_260, -1), ['quiet.untilMinute out-of-range']],
    ['nobody compared by a handful', having({ figures: { rankFrom: 4 } }), ['figures.rankFrom out-of-range']],
    ['nobody missed at once', having({ duty: { noShowMinutes: 4 } }), ['duty.noShowMinutes out-of-range']],
    ['a digest at no time', having({ digest: { atMinute: 1_440, from: 5 } }), ['digest.atMinute out-of-range']],
    ['a digest of one', having({ digest: { atMinute: 510, from: 1 } }), ['digest.from out-of-range']],
    ['a digest of a crowd', having({ digest: { atMinute: 510, from: 51 } }), ['digest.from out-of-range']],
    ['one template for two things', templates('a', 'b', 'a'), ['templates.task template-twice']],
    [
      'one for all three',
      templates('a', 'a', 'a'),
      ['templates.result template-twice', 'templates.task template-twice'],
    ],
    [
      'all of it at once',
      having({ ...ofClass('minor', { respondHours: 200 }), quiet: { fromMinute: 1, untilMinute: 1 } }),
      [of('minor', 'respondHours', 'respond-after-resolve'), 'quiet.untilMinute quiet-all-day'],
    ],
  ])('%s', (_what, policy, expected) => {
    expect(faults(policy)).toEqual(expected)
  })

  test('a number out of range says which would do', () => {
    expect(checkPolicy(others({ dangerMinutes: 0 }))).toEqual([
      { path: 'deadlines.dangerMinutes', code: 'out-of-range', from: 5, to: 240 },
    ])
    expect(checkPolicy(ofClass('urgent', { planDays: null }))).toEqual([
      { path: 'deadlines.classes.urgent.planDays', code: 'out-of-range', from: 1, to: 365 },
    ])
  })
})

describe('whatever is typed', () => {
  const RECEIVED = Date.parse('2026-11-23T09:41:00+08:00')
  const due = (policy: CommunityPolicy, caseClass: CaseClass, kind: 'respond' | 'safe' | 'plan' | 'resolve') =>
    dueTime(kind, {
      policy: policy.deadlines,
      caseClass,
      danger: false,
      receivedAt: RECEIVED,
      at: RECEIVED,
      lastNodeDueAt: null,
      again: false,
      heldMs: null,
      reviewAt: null,
    })?.dueAt

  test('is answered: every fault has a field of the policy and a known code, and says it once', () => {
    const fieldAt = (policy: CommunityPolicy, path: string) =>
      path.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], policy)
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const found = checkPolicy(policy)
        for (const { path, code } of found) {
          expect(POLICY_FAULTS).toContain(code)
          expect(fieldAt(policy, path)).not.toBeUndefined()
        }
        expect(new Set(found.map((f) => `${f.path} ${f.code}`)).size).toBe(found.length)
      }),
      { numRuns: 500 },
    )
  })

  test('what passes keeps the order of the promises, and what does not keep it does not pass', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const clean = checkPolicy(policy).length === 0
        const inOrder = CASE_CLASSES.every((name) => {
          const answered = due(policy, name, 'respond') ?? Number.NaN
          const later = (['safe', 'plan', 'resolve'] as const).flatMap((kind) => due(policy, name, kind) ?? [])
          return later.every((at) => answered <= at) && answered >= RECEIVED + HOUR
        })
        if (clean) expect(inOrder).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('what passes promises each class just what makes it that class', () => {
    const promised = (policy: CommunityPolicy) =>
      CASE_CLASSES.map((name) =>
        (['respond', 'safe', 'plan', 'resolve'] as const).filter((kind) => due(policy, name, kind) !== undefined),
      )
    let clean = 0
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        if (checkPolicy(policy).length > 0) return
        clean += 1
        expect(promised(policy)).toEqual(promised(DEFAULT_POLICY))
      }),
      { numRuns: 500 },
    )
    expect(clean).toBeGreaterThan(50)
  })
})
