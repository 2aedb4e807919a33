import { confirm, toast } from '../../platform/dialogs.ts'
import { open, openTab } from '../../platform/navigation.ts'
import { isTab } from '../../platform/pages.ts'
import { now } from '../../shared/clock.ts'
import { useOnline } from '../../shared/online.ts'
import { type Outgoing, rowWords } from '../../shared/outbox/outbox.model.ts'
import { giveUp, sendAnew, takeBack } from '../../shared/outbox/row-acts.ts'
import { policyOf } from '../../shared/outbox/write-policy.model.ts'
import { Button, Card, Icon, Notice, Pair, View } from '../../ui/index.ts'

/** One thing that waits: what it is, what it waits for, and what can be done about it. */
export function OutboxRow({ row, sending }: { row: Outgoing; sending: boolean }) {
  const online = useOnline()
  const { title, state, kind } = rowWords(row, now(), online, sending)
  const { note } = row.words
  return (
    <Card>
      <View className="t-body strong">{title}</View>
      {note && <View className="t-note">{note}</View>}
      {kind === 'offline' ? (
        <View className="flex top mt2">
          <Icon name="off" tone="note" size="s" gap />
          <View className="t-note grow">{state}</View>
        </View>
      ) : (
        <Notice kind={kind} title={state} className="mt2" />
      )}
      {!sending && (
        <View className="mt3">
          <Pair>
            <Button text="不发了" kind="quiet" label={`不发了：${title}`} onPress={() => void drop(row)} />
            <Way row={row} />
          </Pair>
        </View>
      )}
    </Card>
  )
}

/** The way on: back to what was typed, or once more as it is. */
function Way({ row }: { row: Outgoing }) {
  const { title } = row.words
  const mayRepeat = row.state !== 'waiting' && policyOf(row).when === 'later'
  if (row.edit) {
    const text = row.state === 'ask' ? '看一眼再发' : '改一改'
    return <Button text={text} label={`${text}：${title}`} onPress={() => change(row)} />
  }
  if (mayRepeat) return <Button text="再发一次" label={`再发一次：${title}`} onPress={() => sendAnew(row)} />
  return null
}

function change(row: Outgoing) {
  if (!row.edit) return
  if (!takeBack(row)) return toast('那里还有没发的，先把它发完')
  const { page, params = {} } = row.edit
  if (isTab(page)) openTab(page)
  else open(page, params)
}

async function drop(row: Outgoing) {
  const text = row.inDoubt ? '上次可能已经送到了，那样就撤不回来。写的会从手机里删掉。' : '写的会从手机里删掉。'
  if (await confirm({ title: '不发了？', text, yes: '不发了', no: '留着' })) giveUp(row)
}
