import { createCameraContext, getFileSystemManager } from '@tarojs/taro'
import type { ChosenPhoto } from './request-types.ts'

/** WeChat's own camera is asked for when it is opened. */
export const hasLiveCamera = (): boolean => true

const sizeOf = (path: string) =>
  new Promise<number>((resolve) => {
    getFileSystemManager().getFileInfo({
      filePath: path,
      success: (info) => resolve('size' in info ? info.size : 0),
      fail: () => resolve(0),
    })
  })

/** Takes what the one camera on the page sees. */
export function shootCamera(): Promise<ChosenPhoto | null> {
  return new Promise((resolve) => {
    createCameraContext().takePhoto({
      quality: 'high',
      success: async ({ tempImagePath: path }) =>
        resolve({ src: path, sizeBytes: await sizeOf(path), source: { path } }),
      fail: () => resolve(null),
    })
  })
}
