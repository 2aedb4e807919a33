import { createStore, del, get, set } from 'idb-keyval'
import type { ChosenPhoto } from './request-types.ts'

interface Kept {
  file: Blob
  name: string
}

const store = () => createStore('juwuye-files', 'files')

const chosen = ({ file, name }: Kept): ChosenPhoto => ({
  src: URL.createObjectURL(file),
  sizeBytes: file.size,
  source: { file, name },
})

/** Keeps a file beyond the end of the app; false when there is no room. */
export async function keepOnPhone(id: string, photo: ChosenPhoto): Promise<boolean> {
  if (!('file' in photo.source)) return false
  const { file, name } = photo.source
  return set(id, { file, name } satisfies Kept, store()).then(
    () => true,
    () => false,
  )
}

/** The file kept under `id`; undefined when it is gone. */
export async function fromPhone(id: string): Promise<ChosenPhoto | undefined> {
  const kept = await get<Kept>(id, store()).catch(() => undefined)
  return kept && chosen(kept)
}

export function dropFromPhone(id: string): Promise<void> {
  return del(id, store()).catch(() => undefined)
}
