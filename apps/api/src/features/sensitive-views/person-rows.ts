import { SIGHT_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { sensitiveViews } from './sensitive-views.table.ts'

export const SENSITIVE_VIEW_ROWS: readonly PersonRows[] = [
  personRows('谁看过我的', sensitiveViews, ['subjectPersonId'], {
    at: '时间',
    viewerFamily: '姓',
    viewerRole: '身份',
    what: ['看了什么', SIGHT_LABELS],
    caseId: '事项编号',
  }),
  personRows('我看过别人不公开的', sensitiveViews, ['viewerId'], { at: '时间', caseId: '事项编号' }),
]
