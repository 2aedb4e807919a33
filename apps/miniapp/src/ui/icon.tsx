import { useElder } from '../shared/elder.ts'
import { View } from './base.tsx'
import { type IconName, iconBodies } from './icon-bodies.ts'

export type { IconName } from './icon-bodies.ts'

/** Ink colours by name; `white` lies on a solid ground. */
export type Tone = 'ink' | 'note' | 'white' | 'whistle' | 'ok' | 'half' | 'late'

// A data-URI cannot read the tokens: these repeat them, pair by pair (default, elder).
const strokes: Record<Tone, readonly [string, string]> = {
  ink: ['#1F1D1A', '#171513'],
  note: ['#57534B', '#3F3B35'],
  white: ['#FFFFFF', '#FFFFFF'],
  whistle: ['#B92D17', '#96210D'],
  ok: ['#1F6B45', '#155234'],
  half: ['#8A5200', '#6B3F00'],
  late: ['#A3162A', '#8C0F22'],
}

const drawn = new Map<string, string>()

function picture(name: IconName, stroke: string): string {
  const key = name + stroke
  let url = drawn.get(key)
  if (!url) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${iconBodies[name]}</svg>`
    url = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
    drawn.set(key, url)
  }
  return url
}

interface IconProps {
  name: IconName
  tone?: Tone
  size?: 'l' | 'm' | 's' | 'xs'
  /** Room to the word after it. */
  gap?: boolean
  className?: string
}

/** Always beside its word, so never read out. */
export function Icon({ name, tone = 'ink', size = 'm', gap = false, className = '' }: IconProps) {
  const stroke = strokes[tone][useElder() ? 1 : 0]
  const sized = size === 'm' ? '' : ` icon-${size}`
  return (
    <View
      hidden
      className={`icon${sized}${gap ? ' icon-gap' : ''} ${className}`}
      style={{ backgroundImage: picture(name, stroke) }}
    />
  )
}
