import {
  ADMINISTRATION_STEP_LABELS,
  GEOFENCE_LABELS,
  LEVEL_LABELS,
  OFFICE_LABELS,
  PROOF_LABELS,
  ROLE_LABELS,
} from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { administrationSteps } from './administration-steps.table.ts'
import { attendances, memberships } from './communities.table.ts'
import { communityPolicies } from './community-policies.table.ts'

/** What somebody is and was in a community. */
export const COMMUNITY_ROWS: readonly PersonRows[] = [
  personRows('我在社区的身份', memberships, ['personId'], {
    validFrom: '从',
    validTo: '到',
    endsAt: '定了哪天离任',
    displayName: '登记的名字',
    role: ['身份', ROLE_LABELS],
    office: ['职务', OFFICE_LABELS],
    level: ['住户', LEVEL_LABELS],
    confirmedAt: '确认时间',
    estateId: '小区编号',
    buildingId: '楼栋编号',
    partyId: '单位编号',
  }),
  personRows('到岗', attendances, ['personId'], {
    checkedInAt: '签到',
    checkedOutAt: '签退',
    shiftEndsAt: '班次结束',
    proof: ['凭据', PROOF_LABELS],
    geofence: ['位置', GEOFENCE_LABELS],
    reason: '补记说明',
  }),
  personRows('我改过的社区设置', communityPolicies, ['changedBy'], {
    changedAt: '时间',
    edition: '第几版',
    reason: '为什么改',
  }),
  personRows('我办过的社区开通和邀请', administrationSteps, ['personId'], {
    at: '时间',
    step: ['办了什么', ADMINISTRATION_STEP_LABELS],
    about: '是什么',
  }),
]
