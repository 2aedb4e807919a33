import { previewImage, showModal, showToast } from '@tarojs/taro'
import type { ConfirmOptions } from './dialogs-types.ts'
import { onServer } from './on-server.ts'

/** One short line that goes by itself; say nothing here that must be read in order to act. */
export function toast(text: string) {
  showToast({ title: text, icon: 'none', duration: 2500 }).catch(() => undefined)
}

/** Asks once more; false when the person turns back. */
export async function confirm({ title, text, yes, no = '先不' }: ConfirmOptions): Promise<boolean> {
  const answer = await showModal({ title, content: text, confirmText: yes, cancelText: no })
  return answer.confirm
}

/** Opens the pictures full size, starting at `current`. */
export function preview(urls: string[], current: string) {
  previewImage({ urls: urls.map(onServer), current: onServer(current) }).catch(() => undefined)
}
