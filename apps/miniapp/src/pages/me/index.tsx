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
  return (
    <Page title="我的" tab sheet={renaming && me.data && <RenameSheet me={me.data} onClose={() => rename(false)} />}>
      <LoadState query={me}>
        {(who) => <MeView me={who} communityId={communityId} onRename={() => rename(true)} />}
      </LoadState>
    </Page>
  )
}
