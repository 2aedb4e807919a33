import { PartyChangeScreen } from '../../../features/opening/party-change.tsx'
import { PartyScreen } from '../../../features/opening/party-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function PartyPage() {
  const { kind, partyId } = usePageParams('opening/party')
  return (
    <Page title={partyId ? '单位' : '加一家单位'}>
      <InCommunity>
        {({ community }) =>
          partyId ? (
            <PartyChangeScreen community={community} partyId={partyId} />
          ) : (
            <PartyScreen community={community} kind={kind} />
          )
        }
      </InCommunity>
    </Page>
  )
}
