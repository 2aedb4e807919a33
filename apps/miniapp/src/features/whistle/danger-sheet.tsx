import type { CommunityView } from '@juwuye/types'
import { callPhone } from '../../platform/phone.ts'
import { phoneText } from '../../shared/duty.model.ts'
import { Button, Pair, Sheet, View } from '../../ui/index.ts'

const EMERGENCY = [
  { number: '119', what: '着火、有人被困' },
  { number: '110', what: '打架、偷抢、有人受威胁' },
  { number: '120', what: '有人受伤、晕倒' },
]

interface DangerSheetProps {
  onCall: CommunityView['estates'][number]['onCall']
  onDanger: () => void
  onClose: () => void
}

/** First the phone, then the form: a message alone calls nobody. */
export function DangerSheet({ onCall, onDanger, onClose }: DangerSheetProps) {
  return (
    <Sheet
      title="先打电话"
      note="人要紧，电话打过了，再来吹哨"
      onClose={onClose}
      foot={
        <Pair>
          <Button text="不是危险" onPress={onClose} />
          <Button text="是危险，接着写" kind="primary" onPress={onDanger} />
        </Pair>
      }
    >
      {EMERGENCY.map(({ number, what }) => (
        <View key={number} className="mb3">
          <Button text={`打 ${number}，${what}`} kind="danger" icon="phone" onPress={() => callPhone(number)} />
        </View>
      ))}
      {onCall.map(({ label, phone }) => (
        <View key={phone} className="mb3">
          <Button text={`打给${label} ${phoneText(phone)}`} icon="phone" onPress={() => callPhone(phone)} />
        </View>
      ))}
    </Sheet>
  )
}
