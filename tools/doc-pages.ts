// What the generated pages say, read from the code that decides. Pure: gen-docs.ts writes and compares them.
import {
  AUDIENCES,
  type Audience,
  CASE_ACTIONS,
  CASE_CLASSES,
  CASE_POLICY,
  CASE_STATES,
  type CaseAction,
  type CaseState,
  type ClockKind,
  type Condition,
  DEFAULT_DEADLINES,
  EVENT_KINDS,
  FINAL_STATES,
  MACHINE,
  type MachineRow,
  type Outcome,
  type PolicyRow,
  RELATIONS,
  type RefusalParams,
  type Relation,
  SECOND_WORD,
  TWO_STEP_ACTIONS,
} from '@juwuye/domain'
import { ACTION_LABELS, CLASS_LABELS, CLOCK_LABELS, errorSentence, STATE_LABELS } from '@juwuye/messages'
import { ERRORS, type ErrorCode, ROUTES } from '@juwuye/types'
import { ACT_BODIES } from '@juwuye/types/schemas'
import { SERVING_ROLES, WALLS, type Wall } from '../apps/api/src/platform/db/walls.ts'

const RELATION_MEANINGS: Record<Relation, string> = {
  anyone: 'whoever is logged in',
  system: 'the clock itself, at the minute tick',
  desk: 'social worker or secretary of the community, not of the party complained about; nobody left: the town',
  onDuty: 'checked in for duty now, not of the party complained about',
  summoned: 'member of a summoned party; in a private case the mediator',
  checkedIn: 'member of a party that checked in; in a private case the mediator, once checked in',
  lead: 'member of the leading party; in a private case the mediator, once claimed',
  mediator: 'the one named mediator of a private case',
  reporter: 'whistled this case themself and did not take it back',
  joined: 'said "me too" and did not take it back',
  enteredFor: 'wrote the whistle down for somebody else',
  panel: 'may sign a seat of the node',
  doer: 'member of the party that does the node',
  rulingBody: 'sits on the body that rules here (see the decision on ruling bodies)',
  nextLevel: 'the town, once the ruling body let its time pass',
  convener: 'called the talk that is held now',
  town: 'officer of the town the community belongs to',
  residentOfEstate: 'declared, confirmed or owner resident of the estate',
  confirmedResident: 'confirmed resident or owner, of this community',
  communityMember: 'anybody with a membership of the community',
}

const AUDIENCE_MEANINGS: Record<Audience, string> = {
  desk: 'social workers and secretaries',
  reporter: 'those who whistled',
  joined: 'those who said "me too"',
  summoned: 'members of the summoned parties',
  onDuty: 'whoever is checked in for duty',
  lead: 'members of the leading party, or the mediator',
  panel: 'who may sign the seats',
  doer: 'members of the party that does the node',
  objector: 'who objected',
  estate: 'residents of the estate',
  rulingBody: 'who rules',
  town: 'officers of the town',
  secretary: 'secretaries, not of the party complained about',
  council: 'members of the estate council',
  firstReceiver: 'the social worker who sent the case out',
  relayer: 'who wrote the whistle down for somebody else',
  owner: 'who owes what the clock waits for (see [chasing](chasing.md))',
  supervisor: 'who demanded the answer',
}

const machineRow = (action: CaseAction): MachineRow => MACHINE[action]
const outcomesOf = (action: CaseAction): [string, Outcome][] => Object.entries(machineRow(action).outcomes)
export const code = (text: string) => `\`${text}\``
export const codes = (texts: readonly string[]) => (texts.length === 0 ? '–' : texts.map(code).join(' '))

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n')
}

/** Sentences with their parameters left as names in braces. */
const NAMES: RefusalParams = new Proxy({}, { get: (_, name) => `{${String(name)}}` })
const sentence = (errorCode: ErrorCode) => errorSentence(errorCode, NAMES)

export function page(title: string, source: string, ...parts: string[]): string {
  const note = `Made by \`npm run gen\` from ${code(source)}; edit there, not here.`
  return `${[`# ${title}`, note, ...parts].join('\n\n')}\n`
}

/** Acts and outcomes that lead from one state to another, as Mermaid lines. */
function transitions(): { from: CaseState | '[*]'; to: CaseState; label: string }[] {
  return CASE_ACTIONS.flatMap((action) => {
    const outcomes = outcomesOf(action)
    const { from } = machineRow(action)
    return outcomes.flatMap(([name, { to }]) => {
      if (to === '=') return []
      const label = outcomes.length === 1 ? action : `${action} · ${name}`
      return (from.length === 0 ? (['[*]'] as const) : from).map((state) => ({ from: state, to, label }))
    })
  })
}

export function stateDiagram(): string {
  const moves = transitions()
  const reached = new Set(moves.map((move) => move.to))
  const unreached = CASE_STATES.filter((state) => !reached.has(state))
  const shown = CASE_STATES.filter((state) => reached.has(state) || moves.some((move) => move.from === state))
  const mermaid = [
    'stateDiagram-v2',
    ...shown.map((state) => `  state "${STATE_LABELS[state]} ${state}" as ${state}`),
    ...moves.map((move) => `  ${move.from} --> ${move.to} : ${move.label}`),
    ...FINAL_STATES.filter((state) => reached.has(state)).map((state) => `  ${state} --> [*]`),
  ]
  const clocks = (kinds: readonly ClockKind[] | 'all' | undefined) => (kinds === 'all' ? 'all' : codes(kinds ?? []))
  const rows = CASE_ACTIONS.flatMap((action) =>
    outcomesOf(action).map(([name, outcome]) => [
      code(action),
      name,
      machineRow(action).from.map(code).join(' ') || 'nothing yet',
      outcome.to === '=' ? '=' : code(outcome.to),
      clocks(outcome.starts),
      clocks(outcome.stops),
      code(outcome.event),
    ]),
  )
  return page(
    'States of a case',
    'packages/domain/src/case/machine.ts',
    `\`\`\`mermaid\n${mermaid.join('\n')}\n\`\`\``,
    ...(unreached.length > 0 ? [`No act of this build leads to ${codes(unreached)}.`] : []),
    '## Every act and its outcomes',
    '"=" keeps the state. A clock that the class does not have is not started.',
    table(['act', 'outcome', 'from', 'to', 'starts', 'stops', 'event'], rows),
  )
}

function conditionsOf(row: PolicyRow): string {
  const lines = [...(row.first ?? []), ...(row.conditions ?? [])].map(({ code: c }: Condition) => c)
  return [...new Set(lines)].map((c) => `${code(c)} ${sentence(c)}`).join('<br>') || '–'
}

export function permissionMatrix(): string {
  const used = RELATIONS.filter((relation) => CASE_ACTIONS.some((action) => CASE_POLICY[action].who.includes(relation)))
  const label = (action: CaseAction) => `${code(action)} ${ACTION_LABELS[action]}`
  const matrix = CASE_ACTIONS.map((action) => [
    label(action),
    ...used.map((relation) => (CASE_POLICY[action].who.includes(relation) ? '●' : '')),
  ])
  const details = CASE_ACTIONS.map((action) => {
    const row = CASE_POLICY[action]
    const from = machineRow(action).from.map((state) => STATE_LABELS[state])
    return [
      label(action),
      from.join(' · ') || '–',
      `${code(row.otherwise)} ${sentence(row.otherwise)}`,
      conditionsOf(row),
      row.waits ? '●' : '',
      row.recordable ? '●' : '',
    ]
  })
  const secondWords = TWO_STEP_ACTIONS.map((action) => {
    const { by, otherwise } = SECOND_WORD[action]
    const who = by === 'asked' ? 'whoever was asked by name' : codes(by)
    return [label(action), who, `${code(otherwise)} ${sentence(otherwise)}`]
  })
  return page(
    'Who may do what',
    'packages/domain/src/policy/case-policy.ts',
    'Any one ● of a row suffices. What the contents of an act must keep (plans, seats, photos) stands with the act.',
    table(['act', ...used], matrix),
    '## From which states, and what else must hold',
    'Asked in this order: early refusals, state, relation, conditions. "Waits": the act waits on whoever may do it and is shown first. "代录": the desk may record it for a party that has nobody on the platform.',
    table(['act', 'from', 'said to everybody else', 'refused when', 'waits', '代录'], details),
    '## Who gives the second word',
    'These acts need two people: the first proposes, one of these completes or refuses it, never its author.',
    table(['act', 'second word', 'said to everybody else'], secondWords),
    '## What the columns mean',
    table(
      ['relation', 'who stands in it'],
      RELATIONS.map((relation) => [code(relation), RELATION_MEANINGS[relation]]),
    ),
  )
}

export function errors(): string {
  const all = (Object.keys(ERRORS) as ErrorCode[]).sort((a, b) => ERRORS[a] - ERRORS[b])
  return page(
    'Errors on the wire',
    'packages/types/src/errors.ts',
    'Every error answers `application/problem+json`; `detail` is this sentence, with the names in braces filled in.',
    table(
      ['status', 'code', 'sentence'],
      all.map((c) => [String(ERRORS[c]), code(c), sentence(c)]),
    ),
  )
}

export function deadlines(): string {
  const { classes, ...others } = DEFAULT_DEADLINES
  const rows = CASE_CLASSES.map((caseClass) => {
    const d = classes[caseClass]
    const cell = (amount: number | null, unit: string) => (amount === null ? '–' : `${amount} ${unit}`)
    const aim = (amount: number | null) => (amount === null ? '' : ` (aim ${amount} h)`)
    return [
      `${CLASS_LABELS[caseClass]} ${code(caseClass)}`,
      cell(d.respondHours, 'h') + aim(d.respondAimHours),
      cell(d.safeHours, 'h'),
      cell(d.planDays, 'd'),
      cell(d.resolveDays, 'd') + aim(d.resolveAimHours),
      cell(d.leaseHours, 'h'),
      cell(d.levelTwoHours, 'h'),
    ]
  })
  const units = { Hours: 'h', Days: 'd', Minutes: 'min' }
  const other = Object.entries(others).map(([name, amount]) => {
    const [, what = name, unit = ''] = /^(.*)(Hours|Days|Minutes)$/.exec(name) ?? []
    return [code(what), `${amount} ${units[unit as keyof typeof units]}`]
  })
  return page(
    'Deadlines',
    'packages/domain/src/case/clocks.ts',
    'Wall time. respond, safe, plan and resolve count from the receipt of the first whistle; lease and the others from the act that starts them. "–" for resolve: the last day of the adopted plan.',
    table(
      [
        'class',
        ...(['respond', 'safe', 'plan', 'resolve', 'lease'] as const).map((k) => `${k} ${CLOCK_LABELS[k]}`),
        'from due to the town',
      ],
      rows,
    ),
    table(['other', 'amount'], other),
  )
}

export function events(): string {
  const rows = EVENT_KINDS.map((kind) => {
    const by = CASE_ACTIONS.flatMap((action) =>
      outcomesOf(action)
        .filter(([, outcome]) => outcome.event === kind)
        .map(([name, outcome]) => `${action} · ${name}: ${outcome.told.join(', ')}`),
    )
    return [code(kind), by.join('<br>') || 'beside the table']
  })
  return page(
    'Events and who is to be told',
    'packages/domain/src/case/machine.ts',
    'Each event writes one outbox row with these audiences; the worker makes messages of it for those among them who may see the case.',
    'A two-step act that is refused, taken back or lapses writes its event beside the table, to the lead, the panel or those concerned; so do a question to the town and a hand-over.',
    table(['event', 'act · outcome: audience'], rows),
    table(
      ['audience', 'who'],
      AUDIENCES.map((audience) => [code(audience), AUDIENCE_MEANINGS[audience]]),
    ),
  )
}

export function routes(): string {
  return page(
    'Routes',
    'packages/types/src/routes.ts',
    'What the client calls. Bodies and answers: `/openapi.json`, readable at `/docs`, of a running server.',
    table(
      ['name', 'method', 'path'],
      Object.entries(ROUTES).map(([name, { method, path }]) => [code(name), method, code(path)]),
    ),
    `\`:action\` is one of ${Object.keys(ACT_BODIES).map(code).join(' ')}.`,
  )
}

export function walls(): string {
  const may = ({ api, apiUpdates }: Wall) =>
    api.map((verb) => (verb === 'UPDATE' && apiUpdates ? `UPDATE (${apiUpdates.join(', ')})` : verb)).join(', ')
  return page(
    'Walls in the database',
    'apps/api/src/platform/db/walls.ts',
    'Row-level security is forced on every table. `tenant`: rows of the pinned community; `person`: of the pinned person; `subject`: of the outside account at login; `reference`: open to read.',
    table(
      ['table', 'plane', SERVING_ROLES.api, SERVING_ROLES.public, `${SERVING_ROLES.sweeper} may read`],
      Object.entries(WALLS).map(([name, wall]) => [
        code(name),
        wall.plane,
        may(wall),
        wall.public?.join(', ') ?? '–',
        wall.sweeper?.join(', ') ?? '–',
      ]),
    ),
  )
}
