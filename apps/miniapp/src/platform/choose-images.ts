import { chooseMedia } from '@tarojs/taro'
import type { ChosenPhoto } from './request-types.ts'

/** Lets the person take or pick up to `count` pictures (≤ 9). Empty when they turn back. */
export async function chooseImages(
  count: number,
  from: 'camera' | 'album' | 'either' = 'either',
): Promise<ChosenPhoto[]> {
  try {
    const { tempFiles } = await chooseMedia({
      count: Math.min(count, 9),
      mediaType: ['image'],
      sourceType: from === 'either' ? ['camera', 'album'] : [from],
      sizeType: ['compressed'],
    })
    return tempFiles.map((file) => ({
      src: file.tempFilePath,
      sizeBytes: file.size,
      source: { path: file.tempFilePath },
    }))
  } catch {
    return []
  }
}
