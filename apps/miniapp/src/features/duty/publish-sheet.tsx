import type { RotaView } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import { Button, Sheet, View } from '../../ui/index.ts'
import { monthText } from './duty-words.model.ts'
import { FaultNotice } from './fault-notice.tsx'
import { publishLines } from './rota.model.ts'
import { usePublishRota } from './use-rota.ts'

interface PublishSheetProps {
  communityId: string
  rota: RotaView
  now: number
  onClose: () => void
}

/** Once more, plainly: what will happen. */
export function PublishSheet({ communityId, rota, now, onClose }: PublishSheetProps) {
  const publish = usePublishRota(communityId, rota.month)
  const send = () =>
    publish.mutate(rota.version, {
      onSuccess: () => {
        toast('公布了，都会收到')
        onClose()
      },
    })
  return (
    <Sheet
      title={`公布 ${monthText(rota.month, now)}的班`}
      note="点下去，马上告诉每个人"
      foot={
        <>
          <FaultNotice fault={publish.error} title="没有公布" />
          <View className="dock-acts">
            <Button text="再看看" disabled={publish.isPending} onPress={onClose} />
            <Button text="公布" kind="primary" loading={publish.isPending} onPress={send} />
          </View>
        </>
      }
      onClose={onClose}
    >
      {publishLines(rota, now).map((line) => (
        <View key={line} className="t-body num mb3">
          {line}
        </View>
      ))}
    </Sheet>
  )
}
