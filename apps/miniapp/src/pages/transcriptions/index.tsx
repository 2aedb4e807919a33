import { TranscriptionQueue } from '../../features/voice/transcriptions.tsx'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function TranscriptionsPage() {
  return (
    <Page title="录音打成文字">
      <InCommunity>{({ communityId }) => <TranscriptionQueue communityId={communityId} />}</InCommunity>
    </Page>
  )
}
