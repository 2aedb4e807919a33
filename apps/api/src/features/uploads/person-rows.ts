import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { photoRedactions } from './redactions.table.ts'
import { attachments } from './uploads.table.ts'
import { voices } from './voices.table.ts'

/** Photos and recordings by who sent them, and who typed them. The files themselves: `my-files.ts`. */
export const UPLOAD_ROWS: readonly PersonRows[] = [
  personRows('我传的照片', attachments, ['uploaderPersonId'], {
    createdAt: '时间',
    width: '宽',
    height: '高',
    caseId: '事项编号',
    id: '编号',
  }),
  // what somebody said to the one who recorded it is not the recorder's
  personRows('我传的录音', voices, ['uploaderPersonId'], {
    createdAt: '时间',
    durationMs: '毫秒',
    caseId: '事项编号',
    id: '编号',
  }),
  personRows('我遮挡过的照片', photoRedactions, ['madeBy'], { madeAt: '时间' }),
  personRows('我打成文字的录音', voices, ['transcribedBy'], { transcribedAt: '时间', caseId: '事项编号' }),
]
