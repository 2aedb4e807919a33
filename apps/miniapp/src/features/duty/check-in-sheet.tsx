import { openPermissions } from '../../platform/live-position.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Button, Notice, Sheet, Skeleton, View } from '../../ui/index.ts'
import { checkInWords } from './check-in.model.ts'
import type { CheckIn, CheckInStep } from './use-check-in.ts'

const WEAK = '只有一样，证明不全，排班的人看得到'

/** What a check-in needs from the person while it goes on; nothing is shown where all goes well but for a moment. */
export function CheckInSheet({ checkIn, step }: { checkIn: CheckIn; step: CheckInStep }) {
  const busy = step.at === 'locating' || step.at === 'sending'
  return (
    <Sheet title="签到" onClose={checkIn.close} foot={busy ? undefined : <Ways checkIn={checkIn} step={step} />}>
      {busy ? <Busy step={step} /> : <Stopped step={step} />}
    </Sheet>
  )
}

function Busy({ step }: { step: CheckInStep }) {
  return (
    <>
      <View className="t-body mb3" role="status">
        {step.at === 'locating' ? '正在看您在不在站里…' : '正在签到…'}
      </View>
      <Skeleton cards={1} />
    </>
  )
}

function Stopped({ step }: { step: CheckInStep }) {
  const online = useOnline()
  if (step.at === 'refused') {
    return (
      <>
        <Notice kind={online ? 'error' : 'offline'} title="没有签上" text={faultText(step.fault, online)} />
        <View className="t-note mt3">还不行，请社工替您补记，写明原因</View>
      </>
    )
  }
  const words = checkInWords(step)
  const icon = step.at === 'noCode' ? 'camera' : 'pin'
  return words ? <Notice kind="warn" icon={icon} title={words.title} text={words.text} /> : null
}

function Ways({ checkIn, step }: { checkIn: CheckIn; step: CheckInStep }) {
  const again = <Button text="再扫一次" kind="whistle" icon="scan" onPress={checkIn.scan} />
  if (step.at === 'noCode') {
    return (
      <>
        {again}
        <View className="mt3">
          <Button text="不扫了，只用定位签到" onPress={() => checkIn.locate(null)} />
        </View>
        <View className="t-note mt2">{WEAK}</View>
      </>
    )
  }
  if (step.at === 'noPlace') {
    const { code } = step
    return (
      <>
        {openPermissions && step.why === 'refused' && (
          <Button text="去允许定位" className="mb3" onPress={openPermissions} />
        )}
        {step.why !== 'takenBack' && (
          <Button text="再定位一次" kind="whistle" icon="pin" onPress={() => checkIn.locate(code)} />
        )}
        <View className="mt3">
          <Button text="不定位了，就这样签到" onPress={() => checkIn.withoutPlace(code)} />
        </View>
        <View className="t-note mt2">{WEAK}</View>
      </>
    )
  }
  return again
}
