import { View } from '@tarojs/components'
import { createSelectorQuery } from '@tarojs/taro'
import { useRef } from 'react'
import type { DrawSurfaceProps } from './draw-surface-props.ts'

/** One surface a page. */
const ID = 'draw-surface'

interface Area {
  left: number
  top: number
  width: number
  height: number
}

/** Where it lies on the screen now; null where the platform does not say. */
const areaNow = () =>
  new Promise<Area | null>((resolve) => {
    createSelectorQuery()
      .select(`#${ID}`)
      .boundingClientRect((area) => resolve(area && !Array.isArray(area) && area.width > 0 ? area : null))
      .exec()
  })

interface Touched {
  clientX: number
  clientY: number
}

/** Taro types a View's touches as events of any kind. */
const touched = (event: object) => (event as { changedTouches?: readonly Touched[] }).changedTouches?.[0]

/** Takes strokes of a finger; the page does not scroll under it. Offer buttons beside it for those who cannot draw. */
export function DrawSurface({ className, style, onDraw, onDrawn, children }: DrawSurfaceProps) {
  const stroke = useRef<{ from: Touched; area: Area | null }>()
  const start = async (event: object) => {
    const from = touched(event)
    if (!from) return
    const mine = { from, area: null as Area | null }
    stroke.current = mine
    mine.area = await areaNow()
  }
  const told = (event: object, tell: DrawSurfaceProps['onDraw']) => {
    const now = touched(event)
    const { from, area } = stroke.current ?? {}
    if (!now || !from || !area) return
    const at = ({ clientX, clientY }: Touched) => ({
      x: ((clientX - area.left) / area.width) * 1_000,
      y: ((clientY - area.top) / area.height) * 1_000,
    })
    tell(at(from), at(now))
  }
  const end = (event: object) => {
    told(event, onDrawn)
    stroke.current = undefined
  }
  return (
    <View
      id={ID}
      className={className}
      style={style}
      catchMove
      onTouchStart={start}
      onTouchMove={(event) => told(event, onDraw)}
      onTouchEnd={end}
      onTouchCancel={end}
    >
      {children}
    </View>
  )
}
