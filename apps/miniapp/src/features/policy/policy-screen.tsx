import type { Me } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useMe } from '../../shared/me.ts'
import { Card, ListRow, Section, TabHeader } from '../../ui/index.ts'
import { OnCallSection } from './on-call-section.tsx'
import { PolicyForm } from './policy-form.tsx'
import { PolicyRead } from './policy-read.tsx'
import { usePolicy } from './use-policy.ts'

interface PolicyScreenProps {
  communityId: string
}

/** What this community promises and how it tells: to be read by who works here, changed by who administers it. */
export function PolicyScreen({ communityId }: PolicyScreenProps) {
  const me = useMe()
  return <LoadState query={me}>{(who) => <InForce me={who} communityId={communityId} />}</LoadState>
}

function InForce({ me, communityId }: PolicyScreenProps & { me: Me }) {
  const query = usePolicy(communityId)
  return (
    <LoadState query={query} cards={3}>
      {(view) => (
        <>
          <TabHeader
            title="时限与消息"
            note={view.edition === 0 ? '还没改过，用的是默认的' : `现在用的是第 ${view.edition} 版`}
          />
          {view.mayChange ? (
            <PolicyForm me={me} communityId={communityId} latest={view} />
          ) : (
            <PolicyRead policy={view.policy} />
          )}
          <OnCallSection communityId={communityId} view={view} />
          <Section>
            <Card inner="flush">
              <ListRow title="以前改过什么" icon="clock" onPress={() => open('policy-history', { communityId })} />
            </Card>
          </Section>
        </>
      )}
    </LoadState>
  )
}
