import { useState } from 'react'
import { MeView } from '../../features/identity/me-view.tsx'
import { RenameSheet } from '../../features/identity/rename-sheet.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunity, useMe } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function MePage() {
  const me = useMe()
  const { communityId } = useCommunity()
  const [renaming, rename] = useState(false)
  const name = me.data?.person.displayName
  return (
    <Page
      title="我的"
      tab
      sheet={renaming && name !== undefined && <RenameSheet name={name} onClose={() => rename(false)} />}
    >
      <LoadState query={me}>
        {(who) => <MeView me={who} communityId={communityId} onRename={() => rename(true)} />}
      </LoadState>
    </Page>
  )
}
