import { type ReactNode, useState } from 'react'
import { useOnline } from '../../shared/online.ts'
import { Button, Notice, Reason, Sheet, TextLink, View } from '../../ui/index.ts'
import type { ActContext } from './act-context.ts'
import { actFault } from './act-fault.model.ts'
import type { Act } from './use-act.ts'

interface ActSheetProps {
  context: ActContext
  act: Act
  title: string
  over?: string
  note?: string
  tall?: boolean
  /** Fields the sheet can point at; problems of others are said in the notice. */
  fields?: readonly string[]
  /** Why it cannot be sent yet, besides what the server says. */
  wait?: string
  /** The buttons; they stand side by side. */
  foot: ReactNode
  /** The latest was asked for and is there. */
  onRenewed?: () => void
  children: ReactNode
}

/** The frame of every act: the sheet, what went wrong, why it cannot be done now, and its buttons. */
export function ActSheet({ context, act, fields = [], wait, foot, onRenewed, children, ...head }: ActSheetProps) {
  const { offer, close } = context
  const off = offer.enabled ? wait : offer.reason?.text
  const bottom = (
    <>
      <ActFaultNotice context={context} act={act} fields={fields} onRenewed={onRenewed} />
      {off && (
        <View className="mb2">
          <Reason text={off} />
        </View>
      )}
      <View className="dock-acts">{foot}</View>
    </>
  )
  return (
    <Sheet {...head} foot={bottom} onClose={close}>
      {children}
    </Sheet>
  )
}

interface ActFaultNoticeProps {
  context: ActContext
  act: Act
  fields: readonly string[]
  onRenewed?: () => void
}

function ActFaultNotice({ context, act, fields, onRenewed }: ActFaultNoticeProps) {
  const online = useOnline()
  const [renewing, setRenewing] = useState(false)
  if (act.fault === undefined) return null
  const { kind, title, text, stale } = actFault(act.fault, online, fields)
  const renew = async () => {
    setRenewing(true)
    await context.renew()
    setRenewing(false)
    act.forget()
    onRenewed?.()
  }
  const more = (
    <>
      <View>{text}</View>
      {stale && <TextLink text={renewing ? '正在看…' : '看最新情况'} onPress={renew} />}
    </>
  )
  return <Notice kind={kind === 'offline' ? 'offline' : 'error'} title={title} text={more} className="mb2" />
}

interface SendButtonProps {
  context: ActContext
  act: Act
  text: string
  /** What `act.busy` says while this is sent. */
  what?: string
  kind?: 'primary' | 'outline' | 'danger' | 'whistle'
  disabled?: boolean
  onPress: () => unknown
}

/** The deciding button: in the accent where the act waits on the viewer. */
export function SendButton({ context, act, what, kind, disabled, onPress, text }: SendButtonProps) {
  const { offer } = context
  const look = kind ?? (offer.waits ? 'whistle' : 'primary')
  const busy = what ? act.busy === what : act.busy !== undefined
  const off = disabled || !offer.enabled || (act.busy !== undefined && !busy)
  return <Button text={text} kind={look} loading={busy} disabled={off} onPress={onPress} />
}
