import { ACTIVE, type Expected, same } from './outcome.ts'

const UNDER_WAY = `raised ${ACTIVE} verified`
/** Wherever a clock runs: besides the table's states also one of a shown page, an appeal, a report, a split asked for. */
const ANY_CLOCK = `${UNDER_WAY} publicised closed declined merged`

/** What keeps a case moving: urging, reminders, supervision, the book and pauses. */
export const CHASING = {
  urge: { from: UNDER_WAY, outcomes: { urged: { to: same, event: 'urged', told: ['desk', 'lead'] } } },
  remind: { from: ANY_CLOCK, outcomes: { reminded: { to: same, event: 'reminded', told: ['owner'] } } },
  supervise: {
    from: ANY_CLOCK,
    outcomes: {
      byHand: { to: same, event: 'supervised', told: ['owner'], also: ['desk'] }, // it chases the answer
      levelOne: { to: same, event: 'supervised', told: ['owner', 'secretary', 'council'] },
      levelTwo: { to: same, event: 'supervised', told: ['owner', 'town'], also: ['secretary'] }, // who heard level one
    },
  },
  // not in the table: a demand has an answer, and who demanded hears it
  'answer-supervision': {
    from: ANY_CLOCK,
    outcomes: { answered: { to: same, event: 'supervision.answered', told: ['supervisor'] } },
  },
  'put-on-book': {
    from: ACTIVE,
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['rulingBody'] },
      onBook: {
        to: same,
        starts: ['review'],
        stops: ['pendingAct'],
        event: 'onTheBook',
        told: ['reporter'],
        also: ['joined', 'summoned'],
      },
    },
  },
  // the due time moves; the clock itself neither stops nor starts
  'pause-clock': {
    from: ACTIVE,
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['desk'] },
      paused: { to: same, stops: ['pendingAct'], event: 'clock.paused', told: ['reporter'], also: ['joined', 'lead'] },
    },
  },
  // not in the table: the end of a pause, early or in its time
  'resume-clock': {
    from: ACTIVE,
    outcomes: { resumed: { to: same, event: 'clock.resumed', told: ['reporter'], also: ['joined', 'lead'] } },
  },
} satisfies Record<string, Expected>
