import { CONSENT_LABELS, REACH_LABELS, SHEET_COLUMNS, SHEET_GUIDE } from '@juwuye/messages'
import writeExcelFile from 'write-excel-file/node'
import type { Tx } from '../../../platform/db/pools.ts'
import type { ActorAround } from '../../communities/index.ts'
import { sheetPlaces } from './sheet-places.ts'

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
/** Filled in as text: a number would lose its leading nought. */
const ROOM_TO_WRITE = 60

/** The empty table, and on a second page how it is filled in and what may stand where. @throws Refusal forbidden */
export async function neighbourTemplate(
  tx: Tx,
  viewer: ActorAround,
  communityId: string,
  now: number,
): Promise<Buffer> {
  const { places, heads } = await sheetPlaces(tx, viewer, communityId, now)
  const titles = Object.values(SHEET_COLUMNS)
  const blank = titles.map(() => ({ value: '', type: String, format: '@' }))
  const named = (id: string) => heads.filter(({ buildingId }) => buildingId === id).map(({ name }) => name)
  const width = (wide: number) => ({ width: wide })
  return writeExcelFile([
    {
      data: [titles.map(bold), ...Array.from({ length: ROOM_TO_WRITE }, () => blank)],
      sheet: '邻居',
      columns: [12, 18, 10, 10, 16, 14, 24, 16, 14, 14, 12].map(width),
    },
    {
      data: [
        ...SHEET_GUIDE.map((line) => [line]),
        [],
        [bold(SHEET_COLUMNS.reach), ...Object.values(REACH_LABELS)],
        [bold(SHEET_COLUMNS.consentKind), ...Object.values(CONSENT_LABELS)],
        [],
        [SHEET_COLUMNS.estate, SHEET_COLUMNS.building, SHEET_COLUMNS.keeper].map(bold),
        ...places.map(({ id, estate, name }) => [estate, name, named(id).join('、')]),
      ],
      sheet: '怎么填',
      columns: [18, 16, 24, 16].map(width),
    },
  ]).toBuffer()
}
