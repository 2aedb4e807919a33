import { back as goBack } from '../platform/navigation.ts'
import { Press } from './base.tsx'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

interface TopBarProps {
  title: string
  back: boolean
}

/** The browser has no bar of its own: the page's name and the way back. */
export function TopBar({ title, back }: TopBarProps) {
  return (
    <header className="top-bar">
      {back && (
        <Press className="top-bar-back" label={words.back} onPress={() => goBack()}>
          <Icon name="back" />
        </Press>
      )}
      <h1 className="top-bar-title">{title}</h1>
    </header>
  )
}
