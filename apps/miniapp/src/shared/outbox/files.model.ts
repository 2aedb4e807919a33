/** Where a file of each kind goes, and under which name. */
export const FILE_KINDS = {
  photo: { route: 'upload', part: 'photo' },
  voice: { route: 'uploadVoice', part: 'file' },
  sheet: { route: 'importNeighbours', part: 'file' },
  workbook: { route: 'startImport', part: 'file' },
} as const
export type FileKind = keyof typeof FILE_KINDS

/** A file that lies on the phone until what it belongs to was answered. */
export interface KeptFile {
  kind: FileKind
  keptAt: number
  /** What is sent along with it. */
  fields?: Readonly<Record<string, string>>
  /** When the server got it. */
  sentAt?: number
}

export type KeptFiles = Readonly<Record<string, KeptFile>>

const WEEK = 7 * 24 * 3_600_000

/** What nothing waits for any more: old, and in no row. */
export function leftOver(files: KeptFiles, wanted: ReadonlySet<string>, now: number): string[] {
  return Object.entries(files).flatMap(([id, { keptAt }]) => (now - keptAt > WEEK && !wanted.has(id) ? [id] : []))
}
