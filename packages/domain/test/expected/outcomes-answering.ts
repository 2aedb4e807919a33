import { ACTIVE, type Expected, same } from './outcome.ts'

/** From the summons to a plan: who answers, who leads, what is talked over. */
export const ANSWERING = {
  summon: { from: ACTIVE, outcomes: { summoned: { to: same, event: 'summoned', told: ['summoned'] } } },
  'check-in': {
    from: ACTIVE,
    outcomes: { checkedIn: { to: same, stops: ['respond'], event: 'checkedIn', told: ['reporter', 'lead'] } },
  },
  'refuse-summons': {
    from: ACTIVE,
    outcomes: {
      refused: { to: same, event: 'refused', told: ['desk', 'rulingBody'] },
      forcesRuling: { to: same, starts: ['leadRuling'], event: 'refused', told: ['desk', 'rulingBody'] },
    },
  },
  'rule-lead': {
    from: ACTIVE,
    outcomes: {
      named: {
        to: 'claimed',
        starts: ['lease'],
        stops: ['leadRuling'],
        event: 'lead.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
      changed: {
        to: same,
        starts: ['lease'],
        stops: ['leadRuling'],
        event: 'lead.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
      // the lease runs in `claimed` alone
      changedLater: {
        to: same,
        stops: ['leadRuling'],
        event: 'lead.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
    },
  },
  'claim-lead': {
    from: 'dispatched',
    outcomes: {
      claimed: {
        to: 'claimed',
        starts: ['lease'],
        stops: ['leadRuling'], // who takes the lead answers the question who leads
        event: 'claimed',
        told: ['reporter', 'summoned'],
        also: ['joined'],
      },
    },
  },
  'claim-part': {
    from: 'claimed deliberating rectifying',
    outcomes: { claimed: { to: same, event: 'part.claimed', told: ['lead'] } },
  },
  'note-progress': {
    from: ACTIVE,
    outcomes: {
      noted: { to: same, event: 'progressed', told: ['reporter'] },
      leaseRenewed: { to: same, starts: ['lease'], event: 'progressed', told: ['reporter'] },
    },
  },
  'release-lead': {
    from: 'claimed',
    outcomes: {
      released: {
        to: 'dispatched',
        stops: ['lease'],
        event: 'released',
        told: ['summoned', 'desk', 'reporter'],
        also: ['joined'],
      },
    },
  },
  'start-talk': {
    from: 'claimed rectifying',
    outcomes: {
      started: { to: 'deliberating', stops: ['lease'], event: 'talk.started', told: ['summoned', 'reporter'] },
    },
  },
  'end-talk': {
    from: 'deliberating',
    outcomes: {
      backToClaimed: { to: 'claimed', starts: ['lease'], event: 'talk.ended', told: ['summoned', 'reporter'] },
      backToRectifying: { to: 'rectifying', event: 'talk.ended', told: ['summoned', 'reporter'] },
    },
  },
} satisfies Record<string, Expected>
