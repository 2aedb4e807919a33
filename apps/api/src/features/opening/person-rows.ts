import { OFFICE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { invitations, invitationUses } from './opening.table.ts'

/** Whom somebody let in, and by what they came themself. */
export const OPENING_ROWS: readonly PersonRows[] = [
  personRows('我发的邀请', invitations, ['madeBy'], {
    madeAt: '发的时间',
    role: ['请来做', ROLE_LABELS],
    office: ['职务', OFFICE_LABELS],
    uses: '能用几次',
    used: '用了几次',
    endsAt: '到什么时候有效',
  }),
  personRows('我收回的邀请', invitations, ['revokedBy'], { revokedAt: '收回的时间', role: ['请来做', ROLE_LABELS] }),
  personRows('我接受的邀请', invitationUses, ['personId'], { at: '时间', personName: '写的名字' }),
]
