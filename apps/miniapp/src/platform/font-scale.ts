import { getAppBaseInfo } from '@tarojs/taro'

/** How much larger than usual the phone's owner wants text (1 = usual). WeChat's care mode says 1.4. */
export function fontScale(): number {
  const { fontSizeScaleFactor, fontSizeSetting } = getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  return fontSizeScaleFactor ?? (fontSizeSetting ?? 16) / 16
}
