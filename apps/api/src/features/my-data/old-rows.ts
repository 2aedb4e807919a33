import { oldRows } from '../../platform/db/old-rows.ts'
import { dataExports } from './my-data.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const MY_DATA_OLD_ROWS = {
  exportLinks: oldRows(dataExports, { owner: dataExports.personId, id: dataExports.id, at: dataExports.askedAt }),
}
