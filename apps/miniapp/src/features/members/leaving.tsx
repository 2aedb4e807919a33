import type { Me, MembershipEnded } from '@juwuye/types'
import { useState } from 'react'
import { back } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Icon, View } from '../../ui/index.ts'
import { LeavingForm } from './leaving-form.tsx'
import { outcome } from './members.model.ts'
import { useObligations } from './use-members.ts'

interface LeavingProps {
  me: Me
  communityId: string
  membershipId: string
}

/** Somebody leaves: the desk's view of them, or their own. */
export function Leaving({ me, communityId, membershipId }: LeavingProps) {
  const [words, search] = useState('')
  const [ended, setEnded] = useState<MembershipEnded>()
  if (ended) return <Ended ended={ended} />
  return <Asked {...{ me, communityId, membershipId, words }} onSearch={search} onEnded={setEnded} />
}

interface AskedProps extends LeavingProps {
  words: string
  onSearch: (words: string) => void
  onEnded: (ended: MembershipEnded) => void
}

function Asked({ me, communityId, membershipId, words, onSearch, onEnded }: AskedProps) {
  const query = useObligations(communityId, membershipId, words)
  return (
    <LoadState query={query} cards={3}>
      {(obligations) => (
        <LeavingForm
          me={me}
          communityId={communityId}
          obligations={obligations}
          searching={words !== ''}
          onSearch={onSearch}
          onEnded={onEnded}
        />
      )}
    </LoadState>
  )
}

function Ended({ ended }: { ended: MembershipEnded }) {
  return (
    <>
      <View className="flex mt2">
        <Icon name="okc" size="l" gap />
        <View className="t-display grow" heading={2}>
          交接好了
        </View>
      </View>
      {outcome(ended).map((line) => (
        <View key={line} className="t-body mt3">
          {line}
        </View>
      ))}
      <View className="mt6">
        <Button text="回去" kind="primary" onPress={() => back('me')} />
      </View>
    </>
  )
}
