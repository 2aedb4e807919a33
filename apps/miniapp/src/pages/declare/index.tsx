import { DeclareFlow } from '../../features/identity/declare-flow.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useMe } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function DeclarePage() {
  const { next } = usePageParams('declare')
  const me = useMe()
  return (
    <Page title={next === 'look' ? '选一个社区' : '我住哪里'}>
      <LoadState query={me}>{(who) => <DeclareFlow me={who} next={next} />}</LoadState>
    </Page>
  )
}
