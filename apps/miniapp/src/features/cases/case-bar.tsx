import type { CaseView } from '@juwuye/types'
import { Button, CallDesk, CallDock, Reason, Sheet, View } from '../../ui/index.ts'
import { type BarEntry, composeBar } from './action-bar.model.ts'

interface CaseBarProps {
  view: CaseView
  onOpen: (entry: BarEntry) => void
  onMore: () => void
}

/** The case's acts as the server offers them; in elder mode the duty desk is beside them. */
export function CaseBar({ view, onOpen, onMore }: CaseBarProps) {
  const { shown, more, accent, reason } = composeBar(view.actions)
  if (shown.length === 0) return <CallDock />
  return (
    <View className="dock">
      {reason && (
        <View className="more">
          <Reason text={reason} />
        </View>
      )}
      <View className="dock-acts">
        {more.length > 0 && <Button text="更多" className="dock-narrow" onPress={onMore} />}
        {shown.map((entry) => (
          <EntryButton key={entry.key} entry={entry} accent={accent} onOpen={onOpen} />
        ))}
      </View>
      <CallDesk className="mt3" />
    </View>
  )
}

interface EntryButtonProps {
  entry: BarEntry
  accent?: string
  onOpen: (entry: BarEntry) => void
}

function EntryButton({ entry, accent, onOpen }: EntryButtonProps) {
  const { offer, key } = entry
  const kind = key === accent ? 'whistle' : 'outline'
  return <Button text={offer.label} kind={kind} disabled={!offer.enabled} onPress={() => onOpen(entry)} />
}

interface MoreSheetProps {
  view: CaseView
  onOpen: (entry: BarEntry) => void
  onClose: () => void
}

/** The acts that have no room in the bar; those not open now say why. */
export function MoreSheet({ view, onOpen, onClose }: MoreSheetProps) {
  return (
    <Sheet title="还可以" onClose={onClose}>
      {composeBar(view.actions).more.map((entry) => (
        <View key={entry.key} className="mt3">
          <Button
            text={entry.offer.label}
            kind={entry.offer.waits ? 'you' : 'outline'}
            disabled={!entry.offer.enabled}
            reason={entry.offer.enabled ? undefined : entry.offer.reason?.text}
            onPress={() => onOpen(entry)}
          />
        </View>
      ))}
    </Sheet>
  )
}
