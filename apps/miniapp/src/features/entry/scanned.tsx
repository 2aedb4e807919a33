import { readScene, type SceneEntry } from '@juwuye/types'
import { useEffect } from 'react'
import { openTab, replace } from '../../platform/navigation.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { EmptyState, Skeleton } from '../../ui/index.ts'
import { AcceptScreen } from '../opening/accept-screen.tsx'

function go(entry: Exclude<SceneEntry, { to: 'invitation' }>) {
  if (entry.to === 'result')
    return replace('result', { communityId: entry.communityId, publicationId: entry.publicationId })
  if (entry.to === 'case') return replace('case', { communityId: entry.communityId, caseId: entry.caseId })
  chooseCommunity(entry.communityId)
  if (entry.to === 'duty') return replace('duty', { communityId: entry.communityId })
  openTab('whistle')
}

/** Opened by a printed code: leads on at once, so that back does not return here. */
export function Scanned({ scene }: { scene: string | undefined }) {
  const entry = readScene(scene)
  useEffect(() => {
    const found = readScene(scene)
    if (found && found.to !== 'invitation') go(found)
  }, [scene])
  if (entry?.to === 'invitation') return <AcceptScreen code={entry.code} />
  if (entry) return <Skeleton />
  return (
    <EmptyState
      icon="eye"
      title="这个码认不出来"
      text="可能印坏了，或者不是这里的码"
      action={{ text: '回首页', onPress: () => openTab('home') }}
    />
  )
}
