import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { WALLS } from '../../platform/db/walls.ts'
import { CASE_ROWS } from '../cases/index.ts'
import { COMMUNITY_ROWS } from '../communities/index.ts'
import { IMPORT_ROWS } from '../community-import/index.ts'
import { CONSENT_ROWS } from '../consents/index.ts'
import { DEAD_LETTER_ROWS } from '../dead-letters/index.ts'
import { DUTY_ROWS } from '../duty/index.ts'
import { FIGURE_ROWS } from '../figures/index.ts'
import { HOME_CODE_ROWS } from '../home-codes/index.ts'
import { IDENTITY_ROWS } from '../identity/index.ts'
import { MODERATION_ROWS } from '../moderation/index.ts'
import { NOTIFICATION_ROWS } from '../notifications/index.ts'
import { OPENING_ROWS } from '../opening/index.ts'
import { OWNER_ROLL_ROWS } from '../owner-roll/index.ts'
import { RELAY_ROWS } from '../relay/index.ts'
import { SENSITIVE_VIEW_ROWS } from '../sensitive-views/index.ts'
import { UPLOAD_ROWS } from '../uploads/index.ts'
import { dataExports } from './my-data.table.ts'

const MY_DATA_ROWS: readonly PersonRows[] = [
  personRows('我导出自己信息的时间', dataExports, ['personId'], {
    askedAt: '要的时间',
    takenAt: '取走的时间',
    expiresAt: '到什么时候有效',
  }),
]

/** Everything that is told to a person about themself, in the order of reading. */
export const MY_ROWS: readonly PersonRows[] = [
  ...IDENTITY_ROWS,
  ...CONSENT_ROWS,
  ...SENSITIVE_VIEW_ROWS,
  ...COMMUNITY_ROWS,
  ...OPENING_ROWS,
  ...OWNER_ROLL_ROWS,
  ...IMPORT_ROWS,
  ...HOME_CODE_ROWS,
  ...CASE_ROWS,
  ...RELAY_ROWS,
  ...UPLOAD_ROWS,
  ...DUTY_ROWS,
  ...FIGURE_ROWS,
  ...NOTIFICATION_ROWS,
  ...MODERATION_ROWS,
  ...DEAD_LETTER_ROWS,
  ...MY_DATA_ROWS,
]

export const isPersonal = ({ table }: PersonRows) => WALLS[table]?.plane === 'person'
