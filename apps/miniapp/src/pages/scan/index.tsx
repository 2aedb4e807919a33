import { Scanned } from '../../features/entry/scanned.tsx'
import { fragment } from '../../platform/fragment.ts'
import { usePageParams } from '../../platform/navigation.ts'
import { Page } from '../../ui/index.ts'

export default function ScanPage() {
  const { scene } = usePageParams('scan')
  return (
    <Page title="扫码进来" open>
      <Scanned scene={scene || fragment()} />
    </Page>
  )
}
