import type { ConfirmOptions } from './dialogs-types.ts'
import { add, addButton, outside } from './outside.h5.ts'

let shown: HTMLElement | undefined

/** One short line that goes by itself; say nothing here that must be read in order to act. */
export function toast(text: string) {
  shown?.remove()
  const box = outside('div', 'toast')
  box.setAttribute('role', 'status')
  box.textContent = text
  shown = box
  setTimeout(() => box.remove(), 2500)
}

/** Asks once more; false when the person turns back. */
export function confirm({ title, text, yes, no = '先不' }: ConfirmOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = outside('dialog', 'ask')
    dialog.setAttribute('aria-label', title)
    add(dialog, 'h2', 't-head', title)
    if (text) add(dialog, 'div', 't-note mt2', text)
    const buttons = add(dialog, 'div', 'pair mt4')
    addButton(buttons, 'btn', no, () => dialog.close())
    addButton(buttons, 'btn btn-primary', yes, () => dialog.close('yes'))
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
    dialog.showModal()
  })
}

/** Opens the pictures full size, starting at `current`. */
export function preview(urls: string[], current: string) {
  const dialog = outside('dialog', 'preview')
  dialog.setAttribute('aria-label', '照片')
  const picture = add(dialog, 'img', 'preview-img')
  const bar = add(dialog, 'div', 'preview-bar')
  let place = Math.max(0, urls.indexOf(current))
  const show = (step: number) => {
    place = (place + step + urls.length) % urls.length
    picture.src = urls[place] ?? current
    picture.alt = `第 ${place + 1} 张，共 ${urls.length} 张`
  }
  if (urls.length > 1) addButton(bar, 'btn btn-low', '上一张', () => show(-1))
  addButton(bar, 'btn btn-low', '关上', () => dialog.close())
  if (urls.length > 1) addButton(bar, 'btn btn-low', '下一张', () => show(1))
  dialog.addEventListener('close', () => dialog.remove())
  show(0)
  dialog.showModal()
}
