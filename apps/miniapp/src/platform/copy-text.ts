import { setClipboardData } from '@tarojs/taro'

/** Puts the text where it can be pasted; false when the phone does not let us. WeChat says by itself that it did. */
export async function copyText(text: string): Promise<boolean> {
  return setClipboardData({ data: text }).then(
    () => true,
    () => false,
  )
}
