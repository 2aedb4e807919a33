import type { CommunityView, Invitation, MadeInvitation } from '@juwuye/types'
import { useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Button, Card, EmptyState, Notice, Pair, PartySquare, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { CodeCard } from './code-card.tsx'
import { invitationNote, invitedTitle, offeredNote } from './opening.model.ts'
import { useInvitations, useInviteAgain, useRevokeInvitation } from './use-opening.ts'

/** Every invitation: who came by it, which are still open, and taking back. */
export function InvitationsScreen({ community }: { community: CommunityView }) {
  const { communityId, name } = community
  const query = useInvitations(communityId)
  const [made, show] = useState<MadeInvitation>()
  if (made) return <CodeCard made={made} community={name} onDone={() => show(undefined)} />
  return (
    <>
      <TabHeader title="发出去的邀请" note="码只在出的时候看得到；弄丢了重发一张，旧的就不能用了" />
      <Button
        text="再发一个邀请"
        icon="people"
        className="mb4"
        onPress={() => open('opening/invite', { communityId })}
      />
      <ListState query={query} empty={<EmptyState icon="scan" title="还没有发过邀请" />}>
        {(items) =>
          items.map((invitation) => (
            <Row key={invitation.id} communityId={communityId} invitation={invitation} onMade={show} />
          ))
        }
      </ListState>
    </>
  )
}

interface RowProps {
  communityId: string
  invitation: Invitation
  onMade: (made: MadeInvitation) => void
}

function Row({ communityId, invitation, onMade }: RowProps) {
  const now = useNow()
  const again = useInviteAgain(communityId, invitation.id)
  const revoke = useRevokeInvitation(communityId, invitation.id)
  const { may, party, state } = invitation
  const fault = again.error ?? revoke.error
  const takeBack = async () => {
    const sure = await confirm({ title: '收回这个邀请？', text: '那张码马上不能用', yes: '收回' })
    if (sure) revoke.mutate(undefined, { onSuccess: (sent) => toast(sent.queued ? sent.said : '收回了') })
  }
  return (
    <Card className="mb3">
      <View className="flex">
        <PartySquare mark={party?.character ?? '邻'} />
        <View className="grow ml3">
          <View className={`t-body${state === 'open' ? ' strong' : ''}`}>{invitedTitle(invitation)}</View>
          {offeredNote(invitation) && <View className="t-note">{offeredNote(invitation)}</View>}
          <View className="t-note num">{invitationNote(invitation, now)}</View>
        </View>
      </View>
      {fault && <Notice kind="error" title={faultText(fault)} className="mt3" />}
      {may.again && (
        <View className="mt3">
          <Pair>
            <Button
              text="重发一张"
              loading={again.isPending}
              onPress={() => again.mutate(undefined, { onSuccess: (sent) => !sent.queued && onMade(sent.answer) })}
            />
            {may.revoke ? <Button text="收回" loading={revoke.isPending} onPress={takeBack} /> : null}
          </Pair>
        </View>
      )}
    </Card>
  )
}
