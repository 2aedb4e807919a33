/*
 * Who may do what, written by hand from the table of acts. Each row: act, one mark per actor, the states in which the
 * row holds. `+` may, `-` 403, `x` 409 although the state fits. In every state that no row of an act names, everybody
 * gets 409. The letters are people: see ../grid.ts.
 */

export const PUBLIC_GRID = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  blow                                                        never
  join              - - - - - - - - - - x x - - - + + + - -   raised dispatched claimed deliberating rectifying verified publicised
  withdraw          - - - - - - - - - - + + - - - - - - - -   raised dispatched
  triage            + + - - - - - - - - - - - - - - - - - -   raised
  confirm-danger    + + + - - - - - - - - - - - - - - - - -   dispatched
  reclassify        + + - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  decline           + + - - - - - - - - - - - - - - - - - -   raised dispatched
  appeal            - - - - - - - - - - + - - - - - - - - -   declined
  rule-appeal       - - - - - - - - - + - - - - - - - - - -   declined
  merge             + + - - - - - - - - - - - - - - - - - -   raised dispatched claimed
  split             + + - - - - - - - - + - - - - - - - - -   raised dispatched claimed deliberating rectifying merged
  summon            + + - - - - - - - - - - - - - - - - - -   dispatched
  summon            + + - - + - - - - - - - - - - - - - - -   claimed deliberating rectifying
  check-in          - - - x x x + - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  refuse-summons    - - - + + + + - - - - - - - - - - - - -   dispatched
  refuse-summons    - - - + x + + - - - - - - - - - - - - -   claimed deliberating rectifying
  rule-lead         - - - - - - - - - + - - - - - - - - - -   dispatched claimed deliberating rectifying
  claim-lead        - - - + + + - - - - - - - - - - - - - -   dispatched
  claim-part        - - - + x + - - - - - - - - - - - - - -   claimed deliberating rectifying
  note-progress     - - - + + + - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  release-lead      - - - - + - - - - - - - - - x - - - - -   claimed
  start-talk        + + - - + - - - - - - - - - - - - - - -   claimed rectifying
  end-talk          + + - - + - - - - - - - - - - - - - - -   deliberating
  adopt-plan        - - - - + - - - - - - - - - - - - - - -   claimed deliberating
  change-plan       - - - - + - - - - - - - - - - - - - - -   rectifying
  make-safe         - - - x x x - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  submit-node       - - - - - + - - - - - - - - - - - - - -   rectifying
  sign-yes          - + - - - - - + - - - - - - - - - - - -   rectifying
  sign-no           - + - - - - - + - - - - - - - - - - - -   rectifying
  step-back         - + - - - - - + - - - - - - - - - - - -   rectifying
  replace-seat      + + - - - - - - - - - - - - x - - - - -   rectifying
  conclude-unsolved - - - - + - - - - - - - - - - - - - - -   claimed deliberating rectifying
  publish           + + - - - - - - - - - - - - - - - - - -   verified
  report            + + + + + + + + + + + + + + + + + + + +   publicised closed
  answer-report     + + - - - - - - - - - - - + - - - - - -   publicised closed
  answer-report     x x - - - - - - - - - - - x - - - - - -   deliberating rectifying verified
  take-down         + + - - - - - - - - - - - + - - - - - -   publicised closed
  take-down         x x - - - - - - - - - - - x - - - - - -   deliberating rectifying verified
  restore-page      + + - - - - - - - - - - - - - - - - - -   publicised closed
  object            - - - - - - - - - - - - - - - - + + - -   publicised
  rule-objection    - - - - - - - - - + - - - - - - - - - -   publicised
  rate              - - - - - - - - - - + + - - - - - - - -   publicised closed
  close             - - - - - - - - - - - - - - + - - - - -   publicised
  close-private     - - - - - - - - - - - - - - - - - - - -   claimed deliberating
  reopen            - - - - - - - - - + + - - - - - - - - -   closed
  urge              - - - - - - - - - - + - + - - - - - - -   raised dispatched claimed deliberating rectifying verified
  remind            - - - - - - - - - - - - - - + - - - - -   raised dispatched claimed deliberating rectifying verified
  remind            - - - - - - - - - - - - - - + - - - - -   publicised closed declined merged
  supervise         - - - - - - - - - + - - - + + - - - - -   raised dispatched claimed deliberating rectifying verified
  supervise         - - - - - - - - - x - - - x + - - - - -   publicised closed declined merged
  answer-supervision + + - - - - - - - - - - - - - - - - - -  raised
  answer-supervision + + - + + + + - - - - - - - - - - - - -  dispatched claimed deliberating rectifying verified
  answer-supervision + + - + + + + - - - - - - - - - - - - -  publicised closed declined merged
  put-on-book       + + - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  pause-clock       - - - - - - - - - - - - - - - - - - - -   dispatched
  pause-clock       - - - - + - - - - - - - - - - - - - - -   claimed deliberating rectifying
  resume-clock      + + - - - - - - - - - - - - + - - - - -   dispatched
  resume-clock      + + - - + - - - - - - - - - + - - - - -   claimed deliberating rectifying
`

/** Where a class differs from the rows above. */
export const BY_CLASS = {
  major: '',
  hard: '',
  urgent: `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  make-safe         - - - + + + - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
`,
  // the panel of a small matter is the reporter and one seat more
  minor: `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  sign-yes          - + - - - - - - - - + - - - - - - - - -   rectifying
  sign-no           - + - - - - - - - - + - - - - - - - - -   rectifying
  step-back         - + - - - - - - - - + - - - - - - - - -   rectifying
`,
}

/**
 * A complaint about 居委会: K, and whoever else is of it, judges nothing any more; the council comes to sit on the panel
 * and no longer rules once there is one.
 */
export const ABOUT_THE_DESK = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  triage            + - - - - - - - - - - - - - - - - - - -   raised
  confirm-danger    + - + - - - - - - - - - - - - - - - - -   dispatched
  reclassify        + - - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  decline           + - - - - - - - - - - - - - - - - - - -   raised dispatched
  merge             + - - - - - - - - - - - - - - - - - - -   raised dispatched claimed
  split             + - - - - - - - - - + - - - - - - - - -   raised dispatched claimed deliberating rectifying merged
  summon            + - - - - - - - - - - - - - - - - - - -   dispatched
  summon            + - - - + - - - - - - - - - - - - - - -   claimed deliberating rectifying
  rule-lead         - - - - - - - - - + - - - - - - - - - -   dispatched claimed deliberating
  rule-lead         - - - - - - - - - - - - - - - - - - - -   rectifying
  start-talk        + - - - + - - - - - - - - - - - - - - -   claimed rectifying
  end-talk          + - - - + - - - - - - - - - - - - - - -   deliberating
  sign-yes          - - - - - - - + + + - - - - - - - - - -   rectifying
  sign-no           - - - - - - - + + + - - - - - - - - - -   rectifying
  step-back         - - - - - - - + + + - - - - - - - - - -   rectifying
  replace-seat      + - - - - - - - - - - - - - x - - - - -   rectifying
  publish           + - - - - - - - - - - - - - - - - - - -   verified
  answer-report     + - - - - - - - - - - - - + - - - - - -   publicised closed
  answer-report     x - - - - - - - - - - - - x - - - - - -   deliberating rectifying verified
  take-down         + - - - - - - - - - - - - + - - - - - -   publicised closed
  take-down         x - - - - - - - - - - - - x - - - - - -   deliberating rectifying verified
  restore-page      + - - - - - - - - - - - - - - - - - - -   publicised closed
  rule-objection    - - - - - - - - - - - - - - - - - - - -   publicised
  reopen            - - - - - - - - - - + - - - - - - - - -   closed
  supervise         - - - - - - - - - + - - - + + - - - - -   raised dispatched claimed deliberating
  supervise         - - - - - - - - - - - - - + + - - - - -   rectifying verified
  supervise         - - - - - - - - - - - - - x + - - - - -   publicised closed
  supervise         - - - - - - - - - x - - - x + - - - - -   declined merged
  answer-supervision + - - - - - - - - - - - - - - - - - - -  raised
  answer-supervision + - - + + + + - - - - - - - - - - - - -  dispatched claimed deliberating rectifying verified
  answer-supervision + - - + + + + - - - - - - - - - - - - -  publicised closed declined merged
  put-on-book       + - - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  resume-clock      + - - - - - - - - - - - - - + - - - - -   dispatched
  resume-clock      + - - - + - - - - - - - - - + - - - - -   claimed deliberating rectifying
`

/** M and F said it is not theirs: the question who leads is put, and the council may also turn the case down. */
export const REFUSED_TWICE = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  decline           + + - - - - - - - + - - - - - - - - - -   dispatched
  check-in          - - - + x + + - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  refuse-summons    - - - x + x + - - - - - - - - - - - - -   dispatched
  refuse-summons    - - - x x x + - - - - - - - - - - - - -   claimed deliberating rectifying
  rule-lead         - - - - - - - - - + - - - - - - - - - -   dispatched claimed deliberating rectifying
  claim-lead        - - - - + - - - - - - - - - - - - - - -   dispatched
  claim-part        - - - - x - - - - - - - - - - - - - - -   claimed deliberating rectifying
  note-progress     - - - - + - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
`

/** The body let its time pass: the town answers as well, and nothing else is the town's because of it. */
export const PASSED_UP = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  rule-lead         - - - - - - - - - + - - - + - - - - - -   dispatched claimed deliberating rectifying
  rule-appeal       - - - - - - - - - + - - - + - - - - - -   declined
  rule-objection    - - - - - - - - - + - - - + - - - - - -   publicised
  decline           + + - - - - - - - + - - - - - - - - - -   dispatched
  reopen            - - - - - - - - - + + - - - - - - - - -   closed
`

/** The page of a case that is worked on again stays up, and so does the word against it. */
export const WORKED_ON_AGAIN = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  report            + + + + + + + + + + + + + + + + + + + +   deliberating rectifying verified
  answer-report     + + - - - - - - - - - - - + - - - - - -   deliberating rectifying verified
  take-down         + + - - - - - - - - - - - + - - - - - -   deliberating rectifying verified
  restore-page                                                never
`

/** The lease ran out three days ago: the clock takes the lead back, and the lead may still give it up. */
export const LEASE_LAPSED = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  release-lead      - - - - + - - - - - - - - - + - - - - -   claimed
`

/** Urged today, supervised and answered, on the book, paused: each a second time. */
export const ONCE_ALREADY = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  urge              - - - - - - - - - - x - + - - - - - - -   dispatched claimed deliberating rectifying
  answer-supervision x x - x x x x - - - - - - - - - - - - -  dispatched claimed deliberating rectifying
  put-on-book       x x - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  pause-clock       - - - - - - - - - - - - - - - - - - - -   dispatched
  pause-clock       - - - - x - - - - - - - - - - - - - - -   claimed deliberating rectifying
`

/** Every promise is overdue: none is paused any more, and urging goes on. */
export const OVERDUE = `
  act               S K D M L F P V W B R J H T Y d c o f s   in
  urge              - - - - - - - - - - + - + - - - - - - -   dispatched claimed deliberating rectifying
  put-on-book       + + - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  pause-clock       - - - - - - - - - - - - - - - - - - - -   dispatched
  pause-clock       - - - - x - - - - - - - - - - - - - - -   claimed deliberating rectifying
`

/** Private: Z is the mediator; the secretary rules, but only the reporter may reopen. */
export const PRIVATE_GRID = `
  act               Z S K D M F W B R H T Y d c f s   in
  blow                                                never
  join              - - - - - - - - x - - - x x - -   dispatched claimed deliberating
  withdraw          - - - - - - - - + - - - - - - -   dispatched
  triage                                              never
  confirm-danger    - x x x - - - - - - - - - - - -   dispatched
  reclassify        - + + - - - - - - - - - - - - -   dispatched claimed deliberating
  decline           - + + - - - - - - - - - - - - -   dispatched
  appeal            - - - - - - - - + - - - - - - -   declined
  rule-appeal       - + - - - - - - - - - - - - - -   declined
  merge             - x x - - - - - - - - - - - - -   dispatched claimed
  split             - x x - - - - - x - - - - - - -   dispatched claimed deliberating
  summon            - x x - - - - - - - - - - - - -   dispatched
  summon            x x x - - - - - - - - - - - - -   claimed deliberating
  check-in          + - - - - - - - - - - - - - - -   dispatched
  check-in          x - - - - - - - - - - - - - - -   claimed deliberating
  refuse-summons    x - - - - - - - - - - - - - - -   dispatched claimed deliberating
  rule-lead         - x - - - - - - - - - - - - - -   dispatched claimed deliberating
  claim-lead        - - - - - - - - - - - - - - - -   dispatched
  claim-part        x - - - - - - - - - - - - - - -   claimed deliberating
  note-progress     - - - - - - - - - - - - - - - -   dispatched
  note-progress     + - - - - - - - - - - - - - - -   claimed deliberating
  release-lead      + - - - - - - - - - - x - - - -   claimed
  start-talk        + + + - - - - - - - - - - - - -   claimed
  end-talk          + + + - - - - - - - - - - - - -   deliberating
  adopt-plan        x - - - - - - - - - - - - - - -   claimed deliberating
  change-plan                                         never
  make-safe         - - - - - - - - - - - - - - - -   dispatched
  make-safe         x - - - - - - - - - - - - - - -   claimed deliberating
  submit-node                                         never
  sign-yes                                            never
  sign-no                                             never
  step-back                                           never
  replace-seat                                        never
  conclude-unsolved x - - - - - - - - - - - - - - -   claimed deliberating
  publish                                             never
  report                                              never
  answer-report     - x x - - - - - - - x - - - - -   deliberating closed
  take-down         - x x - - - - - - - x - - - - -   deliberating closed
  restore-page      - x x - - - - - - - - - - - - -   closed
  object                                              never
  rule-objection                                      never
  rate              - - - - - - - - + - - - - - - -   closed
  close                                               never
  close-private     + - - - - - - - - - - - - - - -   claimed deliberating
  reopen            - - - - - - - - + - - - - - - -   closed
  urge              - - - - - - - - + + - - - - - -   dispatched claimed deliberating
  remind            - - - - - - - - - - - + - - - -   dispatched claimed deliberating closed declined
  supervise         - + - - - - - - - - + + - - - -   dispatched claimed deliberating
  supervise         - x - - - - - - - - x + - - - -   closed declined
  answer-supervision + + + - - - - - - - - - - - - -  dispatched claimed deliberating closed declined
  put-on-book       - + + - - - - - - - - - - - - -   dispatched claimed deliberating
  pause-clock       - - - - - - - - - - - - - - - -   dispatched
  pause-clock       + - - - - - - - - - - - - - - -   claimed deliberating
  resume-clock      - + + - - - - - - - - + - - - -   dispatched
  resume-clock      + + + - - - - - - - - + - - - -   claimed deliberating
`
