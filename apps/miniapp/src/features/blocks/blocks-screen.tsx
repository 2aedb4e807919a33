import type { CommunityView, Me } from '@juwuye/types'
import { useState } from 'react'
import { ListState } from '../../shared/list-state.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { EmptyState, Section, TabHeader } from '../../ui/index.ts'
import { keepsRolls } from '../identity/membership.model.ts'
import { BlockRow } from './block-row.tsx'
import { MyBlockCard } from './my-block.tsx'
import { ProposeForm } from './propose-form.tsx'
import { type Cause, useBlocks, useMyBlock } from './use-blocks.ts'

interface BlocksScreenProps {
  me: Me
  community: CommunityView
  communityId: string
  cause: Cause | undefined
}

/** What keeps me from whistling; for desk and town everybody's. */
export function BlocksScreen({ me, community, communityId, cause }: BlocksScreenProps) {
  const [proposed, done] = useState(false)
  if (!keepsRolls(me, community.memberships)) return <Mine communityId={communityId} />
  return (
    <>
      <TabHeader title="限制吹哨" note="一个人提，另一个人同意才算；本人可以向镇街申诉" />
      {cause && !proposed && <ProposeForm communityId={communityId} cause={cause} onDone={() => done(true)} />}
      <Section title={cause ? '提过的' : undefined}>
        <Everybody communityId={communityId} />
      </Section>
    </>
  )
}

function Mine({ communityId }: { communityId: string }) {
  const query = useMyBlock(communityId)
  return (
    <LoadState query={query}>
      {({ block }) =>
        block ? (
          <MyBlockCard communityId={communityId} block={block} />
        ) : (
          <EmptyState icon="okc" title="没有受限制" text="您可以照常吹哨" />
        )
      }
    </LoadState>
  )
}

function Everybody({ communityId }: { communityId: string }) {
  const query = useBlocks(communityId)
  return (
    <ListState query={query} empty={<EmptyState icon="okc" title="没有人受限制" text="要限制谁，从他吹的那件事里提" />}>
      {(items) => items.map((block) => <BlockRow key={block.id} communityId={communityId} block={block} />)}
    </ListState>
  )
}
