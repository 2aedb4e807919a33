import type { ConfirmOptions } from './dialogs-types.ts'

/** An element outside the page, with the tokens the page has. */
function outside<T extends 'dialog' | 'div'>(tag: T, className: string): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  const elder = document.querySelector('.page.elder') ? ' elder' : ''
  element.className = `tokens${elder} ${className}`
  document.body.append(element)
  return element
}

function add(parent: HTMLElement, tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  if (text) element.textContent = text
  parent.append(element)
  return element
}

function addButton(parent: HTMLElement, className: string, text: string, pressed: () => void) {
  const button = add(parent, 'button', `press ${className}`, text) as HTMLButtonElement
  button.type = 'button'
  button.addEventListener('click', pressed)
}

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
  const picture = add(dialog, 'img', 'preview-img') as HTMLImageElement
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
