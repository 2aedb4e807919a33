import { turns } from '../../platform/turns.ts'

/** Pictures are worked on two at a time, so that a busy minute does not take all memory. */
export const inTurn = turns(2)
