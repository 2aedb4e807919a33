import type { ReactNode } from 'react'

export interface DialogProps {
  className?: string
  /** Spoken name. */
  label: string
  onClose: () => void
  children: ReactNode
}
