import type { CaseAction } from '../vocabulary.ts'
import type { PolicyRow } from './policy-row.ts'
import { ANSWERING } from './rows-answering.ts'
import { CHASING } from './rows-chasing.ts'
import { DOING } from './rows-doing.ts'
import { OPENING } from './rows-opening.ts'
import { SHOWING } from './rows-showing.ts'

/** Who may do what, when (case-actions.md). The state an act starts from stands in case/machine.ts. */
export const CASE_POLICY: Record<CaseAction, PolicyRow> = { ...OPENING, ...ANSWERING, ...DOING, ...SHOWING, ...CHASING }
