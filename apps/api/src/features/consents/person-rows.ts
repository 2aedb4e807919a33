import { CONSENT_MATTER_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { consents } from './consents.table.ts'

export const CONSENT_ROWS: readonly PersonRows[] = [
  personRows('我同意过、收回过的', consents, ['personId'], {
    at: '时间',
    matter: ['什么事', CONSENT_MATTER_LABELS],
    given: ['怎么说的', { true: '同意', false: '不同意、收回' }],
    about: '说明',
  }),
]
