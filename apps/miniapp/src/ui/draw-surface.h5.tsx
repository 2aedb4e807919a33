import { type PointerEvent, useRef } from 'react'
import type { DrawSurfaceProps } from './draw-surface-props.ts'

/** Takes strokes of a finger or the mouse. There is nothing on it for a keyboard: offer buttons beside it. */
export function DrawSurface({ className, style, onDraw, onDrawn, children }: DrawSurfaceProps) {
  const from = useRef<{ x: number; y: number }>()
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return { x: ((event.clientX - left) / width) * 1_000, y: ((event.clientY - top) / height) * 1_000 }
  }
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = at(event)
  }
  const end = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current) onDrawn(from.current, at(event))
    from.current = undefined
  }
  return (
    <div
      className={className}
      style={{ ...style, touchAction: 'none' }}
      onPointerDown={down}
      onPointerMove={(event) => from.current && onDraw(from.current, at(event))}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {children}
    </div>
  )
}
