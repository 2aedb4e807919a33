export interface Expected {
  /** Smallest side of anything that is pressed, px. */
  target: number
  /** The duty desk must be one tap away. */
  desk: boolean
}

export interface Geometry {
  small: string[]
  sticks: string[]
  cut: string[]
  unreachable: string[]
  away: string[]
}

/** Runs inside the page: what is too small, sticks out, is cut off, cannot be reached by keyboard, is out of reach. */
export function lookOver({ sheet, target, desk }: Expected & { sheet: boolean }): Geometry {
  const found: Geometry = { small: [], sticks: [], cut: [], unreachable: [], away: [] }
  const PRESSED = 'button, a, input, textarea, select, [tabindex="0"]'
  const width = document.documentElement.clientWidth
  const root = (sheet ? document.querySelector('.sheet') : document.body) ?? document.body
  const all = [...root.querySelectorAll<HTMLElement>('*')].filter((element) => element.checkVisibility())

  const called = (element: Element) => {
    const said = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return `${element.className || element.tagName} “${said.trim().slice(0, 24)}”`
  }

  /** What a finger hits: around a field its frame. */
  const hit = (element: HTMLElement) => element.closest<HTMLElement>('.field') ?? element

  const measure = (element: HTMLElement) => {
    const { width: wide, height: high } = hit(element).getBoundingClientRect()
    if (Math.min(wide, high) < target - 0.5)
      found.small.push(`${called(element)} ${wide.toFixed(0)}×${high.toFixed(0)}`)
    if (element.tabIndex < 0) found.unreachable.push(called(element))
  }

  /** Words that are wider than the box they stand in. */
  const spill = (element: HTMLElement) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent?.trim())
    if (words.length === 0) return
    const range = document.createRange()
    const box = (
      element.closest('.btn, .chip, .step, .seal, .clock, .label, .row, .t-body, .t-note') ?? element
    ).getBoundingClientRect()
    for (const node of words) {
      range.selectNodeContents(node)
      const { right } = range.getBoundingClientRect()
      if (right > box.right + 1) found.sticks.push(`${called(element)} by ${(right - box.right).toFixed(0)}`)
    }
  }

  for (const element of all) {
    const { left, right, width: own } = element.getBoundingClientRect()
    if (own > 0 && (right > width + 1 || left < -1)) {
      found.sticks.push(`${called(element)} ${left.toFixed(0)}–${right.toFixed(0)}`)
    }
    const { overflowX } = getComputedStyle(element)
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT') {
      found.cut.push(called(element))
    }
    if (element.matches(PRESSED) && !element.closest('[aria-hidden=true]')) measure(element)
    else if (presses(element) && !element.closest('[aria-hidden=true]')) found.unreachable.push(called(element))
    spill(element)
  }

  /** React keeps what an element answers to beside it. */
  function presses(element: Element): boolean {
    const key = Object.keys(element).find((name) => name.startsWith('__reactProps'))
    return Boolean(key && (element as unknown as Record<string, { onClick?: unknown }>)[key]?.onClick)
  }

  const onScreen = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= -1 && bottom <= innerHeight + 1
  }
  const shown = (selector: string) => all.filter((element) => element.matches(selector))
  if (
    desk &&
    !all.filter((element) => element.matches('button') && called(element).includes('打电话给值班室')).some(onScreen)
  )
    found.away.push('the duty desk is not one tap away')
  const taken = shown('.dock').reduce((sum, element) => sum + element.offsetHeight, 0)
  if (taken > innerHeight * 0.45) found.away.push(`the bottom takes ${taken} px`)
  const body = shown('.sheet-body')[0]
  if (body && body.clientHeight < Math.min(body.scrollHeight, innerHeight * 0.25)) {
    found.away.push(`the sheet shows ${body.clientHeight} px of ${body.scrollHeight}`)
  }
  return found
}
