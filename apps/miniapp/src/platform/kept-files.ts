import { env, getFileSystemManager } from '@tarojs/taro'
import type { ChosenPhoto } from './request-types.ts'

/** Temporary files go with the app; these stay (WeChat: 200 MB in all). */
const placeOf = (id: string) => `${env.USER_DATA_PATH}/${id}`

/** Keeps a file beyond the end of the app; false when there is no room. */
export function keepOnPhone(id: string, photo: ChosenPhoto): Promise<boolean> {
  const { source } = photo
  if (!('path' in source)) return Promise.resolve(false)
  return new Promise((resolve) => {
    const done = { success: () => resolve(true), fail: () => resolve(false) }
    getFileSystemManager().copyFile({ srcPath: source.path, destPath: placeOf(id), ...done })
  })
}

/** The file kept under `id`; undefined when it is gone. */
export function fromPhone(id: string): Promise<ChosenPhoto | undefined> {
  const path = placeOf(id)
  return new Promise((resolve) => {
    getFileSystemManager().getFileInfo({
      filePath: path,
      success: ({ size }) => resolve({ src: path, sizeBytes: size, source: { path } }),
      fail: () => resolve(undefined),
    })
  })
}

export function dropFromPhone(id: string): Promise<void> {
  return new Promise((resolve) => {
    const done = { success: () => resolve(), fail: () => resolve() }
    getFileSystemManager().unlink({ filePath: placeOf(id), ...done })
  })
}
