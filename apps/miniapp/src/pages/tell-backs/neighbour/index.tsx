import { useState } from 'react'
import { type EntrySheet, EntrySheetFor, NeighbourEntry } from '../../../features/relay/neighbour-entry.tsx'
import { NeighbourForm } from '../../../features/relay/neighbour-form.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { useCommunity } from '../../../shared/me.ts'
import { Page } from '../../../ui/index.ts'

export default function NeighbourPage() {
  const { neighbourId } = usePageParams('tell-backs/neighbour')
  const { communityId = '' } = useCommunity()
  const [over, show] = useState<EntrySheet>()
  const close = () => show(undefined)
  return (
    <Page
      title={neighbourId ? '邻居' : '记一位邻居'}
      sheet={
        over &&
        neighbourId && <EntrySheetFor communityId={communityId} neighbourId={neighbourId} name={over} onClose={close} />
      }
    >
      <InCommunity>
        {({ me, community }) =>
          neighbourId ? (
            <NeighbourEntry community={community} neighbourId={neighbourId} onSheet={show} />
          ) : (
            <NeighbourForm me={me} community={community} />
          )
        }
      </InCommunity>
    </Page>
  )
}
