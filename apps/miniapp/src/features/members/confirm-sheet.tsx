import type { Obligations, SuccessorChoice } from '@juwuye/types'
import { faultView, fieldFaults } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Button, Notice, Sheet, View } from '../../ui/index.ts'
import { consequences } from './members.model.ts'

interface ConfirmSheetProps {
  obligations: Obligations
  successor: SuccessorChoice | undefined
  sending: boolean
  fault: unknown
  onSend: () => void
  onClose: () => void
}

/** Once more, plainly: what will happen. */
export function ConfirmSheet({ obligations, successor, sending, fault, onSend, onClose }: ConfirmSheetProps) {
  const { mine, name } = obligations.member
  return (
    <Sheet
      title={mine ? '您要离任' : `${name}离任`}
      note="点下去马上算数，不能撤回"
      onClose={onClose}
      foot={
        <>
          <FaultNotice fault={fault} />
          <View className="dock-acts">
            <Button text="再想想" disabled={sending} onPress={onClose} />
            <Button text="确定离任" kind="danger" loading={sending} onPress={onSend} />
          </View>
        </>
      }
    >
      {consequences(obligations, successor).map((line) => (
        <View key={line} className="t-body mb3">
          {line}
        </View>
      ))}
    </Sheet>
  )
}

function FaultNotice({ fault }: { fault: unknown }) {
  const online = useOnline()
  if (!fault) return null
  const { kind, title, text } = faultView(fault, online)
  const offline = kind === 'offline'
  return (
    <Notice
      kind={offline ? 'offline' : 'error'}
      title={offline ? '现在没有网，还没有发出去' : (fieldFaults(fault).successorId ?? title)}
      text={offline ? '您选的、写的都还在，有网了再点一次' : text}
      className="mb2"
    />
  )
}
