import { MyDataScreen } from '../../features/my-data/my-data-screen.tsx'
import { Page } from '../../ui/index.ts'

export default function MyDataPage() {
  return (
    <Page title="我的信息">
      <MyDataScreen />
    </Page>
  )
}
