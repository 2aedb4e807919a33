import { openTab } from '../../platform/navigation.ts'
import { useOnline } from '../../shared/online.ts'
import { useOutbox } from '../../shared/outbox/outbox.ts'
import { EmptyState, Notice, View } from '../../ui/index.ts'
import { OutboxRow } from './outbox-row.tsx'

/** Everything of the person that was not answered yet. */
export function OutboxList() {
  const { rows, sending } = useOutbox()
  const online = useOnline()
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="okc"
        title="都发出去了"
        text="没有网的时候写的，会先排在这里"
        action={{ text: '回首页', onPress: () => openTab('home') }}
      />
    )
  }
  return (
    <>
      <View className="t-note mb3">存在这部手机里，只发一次；发出去以前都能改</View>
      {!online && <Notice kind="offline" title="现在没有网" text="有网了自动发，不用守着" className="mb3" />}
      {rows.map((row) => (
        <OutboxRow key={row.key} row={row} sending={sending.has(row.key)} />
      ))}
    </>
  )
}
