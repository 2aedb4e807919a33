import { randomBytes } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { assertKey, type Storage, StorageAwayError, StorageMissError } from './storage.ts'

/** Full, over quota, read-only, broken: for whoever runs the server; a later try may find it mended. */
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']

/** Pictures as files below one folder. */
export function localDisk(folder: string): Storage {
  const place = (key: string) => {
    assertKey(key)
    return path.join(folder, ...key.split('/'))
  }
  return {
    async put(key, content) {
      const file = place(key)
      await mkdir(path.dirname(file), { recursive: true })
        .then(() => writeWhole(file, content))
        .catch((error: NodeJS.ErrnoException) => {
          throw NO_ROOM.includes(error.code ?? '') ? new StorageAwayError(error) : error
        })
    },
    async get(key) {
      const handle = await open(place(key), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new StorageMissError(key) : error
      })
      return handle.createReadStream()
    },
    exists: (key) =>
      access(place(key)).then(
        () => true,
        () => false,
      ),
    remove: (key) => rm(place(key), { force: true }),
  }
}

/** Written beside, flushed, then renamed: a reader or a power cut sees the old file, the new one or none. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
