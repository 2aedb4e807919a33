import type { CaseView } from '@juwuye/types'
import { clockView, outlineCard } from './case-card.ts'
import type { CardRow } from './cases.queries.ts'

type Told = Pick<CaseView, 'version' | 'steps' | 'townAskedAt' | 'supervisions' | 'urged' | 'actions' | 'chain'>

/**
 * The page of a case for the town that has not stepped in: number, class, state, level and dates, what it may do, and not a
 * word. Field by field, so that nothing is told that nobody decided to tell.
 */
export function outlineView(card: CardRow, told: Told, now: number): CaseView {
  const { version, steps, townAskedAt, urged, chain } = told
  return {
    ...outlineCard(card, now),
    readLevel: 'outline',
    ...{ version, steps, townAskedAt, urged, chain },
    estateId: '',
    whistles: [],
    aboutParty: null,
    mediator: null,
    firstReceiver: null,
    clocks: card.clocks.map((clock) => clockView(clock, now)),
    board: [],
    nodes: [],
    pending: [],
    timeline: [],
    publicationId: null,
    publicityEndsAt: card.row.publicityEndsAt,
    objections: [],
    myRating: null,
    ratings: { asked: 0, answered: 0, solved: 0, content: 0 },
    decline: null,
    talks: [],
    rulings: [],
    mergedInto: null,
    mergedFrom: [],
    ending: null,
    page: null,
    seesEditions: false,
    reports: [],
    supervisions: told.supervisions.map((one) => ({
      ...{
        id: one.id,
        level: one.level,
        clock: one.clock,
        at: one.at,
        answerBy: one.answerBy,
        settledAt: one.settledAt,
      },
      ...{ demand: '', by: null, answer: one.answer && { by: '', at: one.answer.at, words: null } },
    })),
    book:
      card.row.onBookSince === null || card.row.onBookUntil === null
        ? null
        : { reason: null, since: card.row.onBookSince, until: card.row.onBookUntil },
    held: [],
    // why something cannot be done tells of who did what
    actions: told.actions.filter(({ enabled }) => enabled),
  }
}
