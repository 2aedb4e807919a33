import { REGION_ROLE_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { myCommunities, persons, regionMemberships, sessions, wechatAccounts } from './identity.table.ts'

/** What lies in the person's own plane. */
export const IDENTITY_ROWS: readonly PersonRows[] = [
  personRows('我的名字', persons, ['personId'], { displayName: '怎么称呼', createdAt: '第一次登录', personId: '编号' }),
  personRows('我的微信', wechatAccounts, ['personId'], {
    appId: '小程序',
    openid: '微信给的编号（openid）',
    updatedAt: '最近登录',
  }),
  personRows('登录', sessions, ['personId'], {
    createdAt: '登录时间',
    lastSeenAt: '最近使用',
    expiresAt: '到什么时候要重新登录',
  }),
  personRows('去过的社区', myCommunities, ['personId'], { since: '从什么时候', communityId: '社区编号' }),
  personRows('镇街的职务', regionMemberships, ['personId'], {
    role: ['职务', REGION_ROLE_LABELS],
    validFrom: '从',
    validTo: '到',
    regionId: '地方编号',
  }),
]
