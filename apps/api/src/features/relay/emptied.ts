import type { NeighbourRow } from './neighbours.table.ts'

/** What is left of an entry on a list once who it is about is taken off it. */
export const emptied = (row: Pick<NeighbourRow, 'version'>, removedBy: string, now: number) => ({
  name: '',
  room: null,
  phone: null,
  reachNote: '',
  consentFamily: '',
  consentVoiceId: null,
  consentPhotoIds: [],
  removedAt: now,
  removedBy,
  version: row.version + 1,
})
