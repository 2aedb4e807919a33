import type { CSSProperties, ReactNode } from 'react'

/** A place on the surface, in thousandths of its sides; beyond its edges below 0 or above 1,000. */
interface SurfacePoint {
  x: number
  y: number
}

export interface DrawSurfaceProps {
  className?: string
  style?: CSSProperties
  /** A finger or the mouse is down, from there to there. */
  onDraw: (from: SurfacePoint, to: SurfacePoint) => void
  /** It was lifted. */
  onDrawn: (from: SurfacePoint, to: SurfacePoint) => void
  children: ReactNode
}
