import type { ReactNode } from 'react'
import { usePageTitle } from '../platform/title.ts'
import { useDeskPhone } from '../shared/desk-phone.ts'
import { type Letters, useLetters } from '../shared/elder.ts'
import { PageReads, usePageReads } from '../shared/page-reads.ts'
import { View } from './base.tsx'
import { CallDock, DeskPhone } from './desk.tsx'
import { TopBar } from './top-bar.tsx'

interface PageProps {
  title: string
  /** One of the four tab pages: no way back, and the native bar already keeps the safe area. */
  tab?: boolean
  /** May be opened by somebody who never signed in: it asks nobody who they are. */
  open?: boolean
  /** Stays at the bottom: an ActionBar. Without one, elder mode still has the duty desk there. */
  bar?: ReactNode
  /** Sheets; they must lie inside the page to have its tokens. */
  sheet?: ReactNode
  children: ReactNode
}

const tokenSets: Record<Letters, string> = { standard: '', elder: ' elder', largest: ' elder largest' }

/** Root of every page: carries the token set. */
export function Page({ title, tab = false, open = false, bar, sheet, children }: PageProps) {
  usePageTitle(title)
  const letters = useLetters()
  return (
    <DeskPhone.Provider value={useDeskPhone(!open)}>
      <PageReads.Provider value={usePageReads()}>
        <View className={`page${tokenSets[letters]}${tab ? ' page-tab' : ''}`}>
          <TopBar title={title} back={!tab} />
          <View className="page-body" role="main">
            {children}
          </View>
          {bar || <CallDock tab={tab} />}
          {sheet}
        </View>
      </PageReads.Provider>
    </DeskPhone.Provider>
  )
}
