import type { ReactNode } from 'react'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'
import './duty.css'

interface DutyPageProps {
  title: string
  /** As the address says it; the person's own otherwise. */
  communityId: string | undefined
  children: (communityId: string) => ReactNode
}

/** Every page of duty lies in one community. */
export function DutyPage({ title, communityId, children }: DutyPageProps) {
  return (
    <Page title={title}>
      {communityId === undefined ? (
        <InCommunity>{(has) => children(has.communityId)}</InCommunity>
      ) : (
        children(communityId)
      )}
    </Page>
  )
}
