import { TEMPLATE_TITLES } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { deliveries, messageSettings, messages, subscribeGrants } from './notifications.table.ts'

/** What somebody was told, and what they let be sent to their WeChat. */
export const NOTIFICATION_ROWS: readonly PersonRows[] = [
  personRows('不要的微信消息', messageSettings, ['personId'], { off: ['关掉的', TEMPLATE_TITLES], updatedAt: '时间' }),
  personRows('允许过的微信消息', subscribeGrants, ['personId'], {
    grantedAt: '允许时间',
    spentAt: '用掉时间',
    revokedAt: '作废时间',
    templateId: '模板编号',
  }),
  personRows('收到的消息', messages, ['personId'], {
    createdAt: '时间',
    readAt: '看过的时间',
    kind: '什么事（代号）',
    urgent: '加急',
    caseId: '事项编号',
  }),
  personRows('发到微信的消息', deliveries, ['personId'], {
    createdAt: '时间',
    template: ['哪种', TEMPLATE_TITLES],
    state: '结果（代号）',
  }),
]
