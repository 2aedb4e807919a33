import { asyncApi, syncApi, text } from './async-api.ts'
import type { WxContext } from './context.ts'

/** Key and value storage, and files that stay. */
export function storageApis(context: WxContext): Record<string, unknown> {
  const { storage, files } = context.phone
  const api = (name: string, work: Parameters<typeof asyncApi>[2]) => asyncApi(context, name, work)
  const sync = <A extends unknown[]>(name: string, work: (...args: A) => unknown) => syncApi(context, name, work)
  const read = (address: string, encoding?: unknown) => {
    const { bytes } = files.at(address)
    return { data: bytes.toString(encoding === undefined ? 'utf8' : (encoding as BufferEncoding)) }
  }
  return {
    getStorageSync: sync('getStorageSync', (key: string) => storage.get(key)),
    setStorageSync: sync('setStorageSync', (key: string, value: unknown) => storage.set(key, value)),
    removeStorageSync: sync('removeStorageSync', (key: string) => storage.remove(key)),
    clearStorageSync: sync('clearStorageSync', () => storage.clear()),
    getStorageInfoSync: sync('getStorageInfoSync', () => storage.info),
    getStorage: api('getStorage', ({ key }) => {
      if (!storage.has(text(key))) throw new Error('data not found')
      return { data: storage.get(text(key)) }
    }),
    setStorage: api('setStorage', ({ key, data }) => storage.set(text(key), data)),
    removeStorage: api('removeStorage', ({ key }) => storage.remove(text(key))),
    clearStorage: api('clearStorage', () => storage.clear()),
    getStorageInfo: api('getStorageInfo', () => storage.info),
    getFileSystemManager: () => ({
      saveFile: api('saveFile', ({ tempFilePath }) => ({ savedFilePath: files.keep(text(tempFilePath)) })),
      copyFile: api('copyFile', ({ srcPath, destPath }) => files.copy(text(srcPath), text(destPath))),
      saveFileSync: sync('saveFileSync', (address: string) => files.keep(address)),
      access: api('access', ({ path }) => void files.at(text(path))),
      accessSync: sync('accessSync', (address: string) => void files.at(address)),
      unlink: api('unlink', ({ filePath }) => files.remove(text(filePath))),
      unlinkSync: sync('unlinkSync', (address: string) => files.remove(address)),
      removeSavedFile: api('removeSavedFile', ({ filePath }) => files.remove(text(filePath))),
      getFileInfo: api('getFileInfo', ({ filePath }) => ({ size: files.at(text(filePath)).bytes.length })),
      readFile: api('readFile', ({ filePath, encoding }) => read(text(filePath), encoding)),
    }),
    saveFile: api('saveFile', ({ tempFilePath }) => ({ savedFilePath: files.keep(text(tempFilePath)) })),
    removeSavedFile: api('removeSavedFile', ({ filePath }) => files.remove(text(filePath))),
  }
}
