import fc from 'fast-check'
import {
  CASE_CLASSES,
  type ClassDeadlines,
  type CommunityPolicy,
  DEFAULT_POLICY,
  type DeadlinePolicy,
} from '../src/index.ts'

export const anyClass = fc.constantFrom(...CASE_CLASSES)

/** Whole numbers an administrator might type: mostly sensible ones. */
const typed = (max: number) =>
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max }) }, fc.constantFrom(0, -1, 1.5, Number.NaN, 100_000))
const number = (max: number, wild: boolean) => (wild ? typed(max) : fc.integer({ min: 1, max }))

const ALWAYS_SET = ['respondHours', 'leaseHours', 'levelTwoHours']

function classDeadlines(defaults: ClassDeadlines, wild: boolean): fc.Arbitrary<ClassDeadlines> {
  const entries = Object.entries(defaults).map(([field, value]) => {
    const fresh = number(field.endsWith('Days') ? 365 : 720, wild)
    if (wild) return [field, ALWAYS_SET.includes(field) ? fresh : fc.option(fresh, { freq: 6 })] as const
    return [field, value === null ? fc.constant(null) : fresh] as const
  })
  return fc.record(Object.fromEntries(entries)) as unknown as fc.Arbitrary<ClassDeadlines>
}

function deadlines(wild: boolean): fc.Arbitrary<DeadlinePolicy> {
  const { classes, ...others } = DEFAULT_POLICY.deadlines
  const rest = Object.keys(others).map((name) => [name, number(name.endsWith('Minutes') ? 240 : 60, wild)] as const)
  const each = CASE_CLASSES.map((name) => [name, classDeadlines(classes[name], wild)] as const)
  return fc.record({
    ...Object.fromEntries(rest),
    classes: fc.record(Object.fromEntries(each)),
  }) as unknown as fc.Arbitrary<DeadlinePolicy>
}

/** The promises of every class, each of some length. */
export const anyDeadlines = deadlines(false)

const minute = fc.oneof({ weight: 9, arbitrary: fc.nat(1_439) }, fc.constantFrom(-1, 1_440, 0.5))
const template = fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 2 })

/** Whatever may arrive: contradictory, out of all bounds. */
const wild: fc.Arbitrary<CommunityPolicy> = fc.record({
  deadlines: fc.oneof(deadlines(false), deadlines(true)),
  quiet: fc.record({ fromMinute: minute, untilMinute: minute }),
  duty: fc.record({ noShowMinutes: typed(300) }),
  figures: fc.record({ rankFrom: typed(600) }),
  digest: fc.record({ atMinute: minute, from: typed(60) }),
  templates: fc.record({ progress: template, result: template, task: template }),
})

/** What administrators do: a number or two of one class changed. */
const edited: fc.Arbitrary<CommunityPolicy> = fc
  .tuple(anyClass, fc.nat(7), fc.option(typed(100)), fc.nat(7), fc.integer({ min: 1, max: 40 }))
  .map(([name, i, one, j, other]) => {
    const { classes } = DEFAULT_POLICY.deadlines
    const fields = Object.keys(classes[name])
    const first = fields[i] ?? ''
    const set = one === null && ALWAYS_SET.includes(first) ? 24 : one
    const changed = { ...classes[name], [first]: set, [fields[j] ?? '']: other }
    return { ...DEFAULT_POLICY, deadlines: { ...DEFAULT_POLICY.deadlines, classes: { ...classes, [name]: changed } } }
  })

export const anyPolicy = fc.oneof(wild, { weight: 3, arbitrary: edited })
