import { SlipScreen } from '../../../features/relay/slip.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function SlipPage() {
  const { communityId = '', tellBackId = '' } = usePageParams('tell-backs/slip')
  return <SlipScreen communityId={communityId} tellBackId={tellBackId} />
}
