import type { Obligations, SuccessorChoice } from '@juwuye/types'
import { now } from '../../shared/clock.ts'
import { Button, Sheet, View } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { consequences } from './members.model.ts'

interface ConfirmSheetProps {
  obligations: Obligations
  successor: SuccessorChoice | undefined
  /** Absent: at once. */
  day: string | undefined
  sending: boolean
  fault: unknown
  onSend: () => void
  onClose: () => void
}

/** Once more, plainly: what will happen. */
export function ConfirmSheet({ obligations, successor, day, sending, fault, onSend, onClose }: ConfirmSheetProps) {
  const { mine, name } = obligations.member
  const then = day === undefined ? undefined : { day, now: now() }
  return (
    <Sheet
      title={mine ? '您要离任' : `${name}离任`}
      note={day ? '到那天零点自动交接，之前都可以取消' : '点下去马上算数，不能撤回'}
      onClose={onClose}
      foot={
        <>
          <FaultNotice fault={fault} />
          <View className="dock-acts">
            <Button text="再想想" disabled={sending} onPress={onClose} />
            <Button
              text={day ? '就定这天' : '确定离任'}
              kind={day ? 'primary' : 'danger'}
              loading={sending}
              onPress={onSend}
            />
          </View>
        </>
      }
    >
      {consequences(obligations, successor, then).map((line) => (
        <View key={line} className="t-body mb3">
          {line}
        </View>
      ))}
    </Sheet>
  )
}
