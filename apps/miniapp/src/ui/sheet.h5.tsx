import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Asks, useAsking } from './asking.tsx'
import { SheetFoot, SheetHead } from './sheet-parts.tsx'
import type { SheetProps } from './sheet-props.ts'

const focusable = 'button, input, textarea, [tabindex="0"]'

/** Half-screen sheet; the page stays visible behind it. Drawn while mounted. Focus stays inside and then returns. */
export function Sheet({ tall = false, whole = false, foot, children, ...head }: SheetProps) {
  const asking = useAsking()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    // The page behind, which is what scrolls on H5, stays where it is.
    const page = box.current?.closest<HTMLElement>('.taro_page')
    // A sheet over a sheet leaves the page as it found it.
    const scrolled = page?.style.overflow ?? ''
    if (page) page.style.overflow = 'hidden'
    box.current?.focus()
    return () => {
      if (page) page.style.overflow = scrolled
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') head.onClose()
    if (event.key !== 'Tab') return
    const stops = [...(box.current?.querySelectorAll<HTMLElement>(focusable) ?? [])]
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    const atEdge = document.activeElement === edge || document.activeElement === box.current
    if (!atEdge || (document.activeElement === box.current && !event.shiftKey)) return
    event.preventDefault()
    const next = event.shiftKey ? stops.at(-1) : stops[0]
    next?.focus()
  }

  return (
    <>
      <div className="mask" aria-hidden="true" onClick={head.onClose} />
      <div
        ref={box}
        className={`sheet${tall ? ' sheet-tall' : ''}`}
        role="dialog"
        aria-modal="true"
        aria-label={head.title}
        tabIndex={-1}
        onKeyDown={keyed}
      >
        <SheetHead {...head} />
        {/* scrolls with the arrow keys too, where it holds nothing else to stop at */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <div className="sheet-body" tabIndex={0}>
          {whole ? children : <Asks of={asking}>{children}</Asks>}
        </div>
        <SheetFoot of={asking}>{foot}</SheetFoot>
        <div className="sheet-safe" />
      </div>
    </>
  )
}
