import { HOUR } from '@juwuye/domain'

/** Monday 2026-11-23, 09:41 in Shanghai: when every test case was received. */
export const RECEIVED_AT = Date.UTC(2026, 10, 23, 1, 41)
/** Two hours later: "now" of tests that need no special time. */
export const NOW = RECEIVED_AT + 2 * HOUR
