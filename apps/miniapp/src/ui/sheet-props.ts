import type { ReactNode } from 'react'

export interface SheetProps {
  title: string
  /** A line above the title. */
  over?: string
  /** A line below the title. */
  note?: string
  /** Always as high as the design's sheet; otherwise as high as its content, up to 88 %. */
  tall?: boolean
  /** Not a form to be answered: everything stands there at once in elder mode too. */
  whole?: boolean
  /** Stays at the bottom: buttons. */
  foot?: ReactNode
  onClose: () => void
  children: ReactNode
}
