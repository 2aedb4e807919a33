import { EraseScreen } from '../../features/erasure/erase-screen.tsx'
import { Page } from '../../ui/index.ts'

export default function EraseMePage() {
  return (
    <Page title="注销账号">
      <EraseScreen />
    </Page>
  )
}
