import type { ReactNode } from 'react'
import { usePageTitle } from '../platform/title.ts'
import { useElder } from '../shared/elder.ts'
import { View } from './base.tsx'
import { TopBar } from './top-bar.tsx'

interface PageProps {
  title: string
  /** One of the four tab pages: no way back, and the native bar already keeps the safe area. */
  tab?: boolean
  /** Stays at the bottom: an ActionBar or CallDock. */
  bar?: ReactNode
  /** Sheets; they must lie inside the page to have its tokens. */
  sheet?: ReactNode
  children: ReactNode
}

/** Root of every page: carries the token set. */
export function Page({ title, tab = false, bar, sheet, children }: PageProps) {
  usePageTitle(title)
  const elder = useElder()
  return (
    <View className={`page${elder ? ' elder' : ''}${tab ? ' page-tab' : ''}`}>
      <TopBar title={title} back={!tab} />
      <View className="page-body">{children}</View>
      {bar}
      {sheet}
    </View>
  )
}
