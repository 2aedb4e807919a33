import { whistleDraftName } from '../../features/whistle/use-whistle.ts'
import { WhistleForm } from '../../features/whistle/whistle-form.tsx'
import { callPhone } from '../../platform/phone.ts'
import { useRestored } from '../../shared/drafts.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { useCommunity } from '../../shared/me.ts'
import { EmptyState, Page } from '../../ui/index.ts'

export default function WhistlePage() {
  const { me, community } = useCommunity()
  const restored = useRestored(whistleDraftName(me?.person.id ?? '', community?.communityId ?? ''))
  if (me && community?.may.whistle) {
    return <WhistleForm key={`${me.person.id} ${community.communityId} ${restored}`} me={me} community={community} />
  }
  return (
    <Page title="吹哨" tab>
      <InCommunity next="whistle">{(has) => <NotOpen phone={has.community.deskPhone} />}</InCommunity>
    </Page>
  )
}

function NotOpen({ phone }: { phone: string | null }) {
  const action = phone ? { text: '打电话给值班室', icon: 'phone' as const, onPress: () => callPhone(phone) } : undefined
  return <EmptyState title="这个社区还没开通吹哨" text="有事先打电话给社区" action={action} />
}
