import { dropFromPhone, fromPhone, keepOnPhone } from '../../platform/kept-files.ts'
import type { ChosenPhoto } from '../../platform/request-types.ts'
import { storedValue } from '../store.ts'
import { type FileKind, type KeptFile, type KeptFiles, leftOver } from './files.model.ts'

const files = storedValue<KeptFiles>('juwuye.files', {})

/** Keeps a file on the phone until what it goes along with was answered; false when there is no room. */
export async function keepFile(
  id: string,
  kind: FileKind,
  source: ChosenPhoto,
  fields: KeptFile['fields'] = {},
): Promise<boolean> {
  if (!(await keepOnPhone(id, source))) return false
  files.set({ ...files.get(), [id]: { kind, keptAt: Date.now(), fields } })
  return true
}

export const keptFile = (id: string) => files.get()[id]

export async function readFile(id: string): Promise<ChosenPhoto | undefined> {
  return keptFile(id) && fromPhone(id)
}

export function noteFileSent(id: string) {
  const known = keptFile(id)
  if (known) files.set({ ...files.get(), [id]: { ...known, sentAt: Date.now() } })
}

export function dropFiles(ids: readonly string[]) {
  const gone = ids.filter(keptFile)
  if (gone.length === 0) return
  files.set(Object.fromEntries(Object.entries(files.get()).filter(([id]) => !gone.includes(id))))
  for (const id of gone) void dropFromPhone(id)
}

/** Throws away what nothing waits for any more. */
export const tidyFiles = (wanted: ReadonlySet<string>) => dropFiles(leftOver(files.get(), wanted, Date.now()))
