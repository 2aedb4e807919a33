/** An element outside the page, with the tokens the page has. */
export function outside<T extends 'dialog' | 'div'>(tag: T, className: string): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  const letters = ['elder', 'largest'].filter((one) => document.querySelector(`.page.${one}`))
  element.className = ['tokens', ...letters, className].join(' ')
  document.body.append(element)
  return element
}

export function add<T extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: T,
  className: string,
  text?: string,
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  element.className = className
  if (text) element.textContent = text
  parent.append(element)
  return element
}

export function addButton(parent: HTMLElement, className: string, text: string, pressed: () => void) {
  const button = add(parent, 'button', `press ${className}`, text)
  button.type = 'button'
  button.addEventListener('click', pressed)
}
