import { useState } from 'react'
import { toast } from '../platform/dialogs.ts'
import { open } from '../platform/navigation.ts'
import { Button, Card, Icon, View } from '../ui/index.ts'
import { useDemoPeople } from './demo.ts'
import { faultText } from './faults.model.ts'
import { signInByWechat, startAnew } from './sign-in.ts'

/** Nobody is signed in: the way in. A browser has none of its own, except in demonstration mode. */
export function SignInState({ title }: { title: string }) {
  const inWechat = process.env.TARO_ENV !== 'h5'
  return (
    <Card className="empty">
      <Icon name="me" tone="note" size="l" />
      <View className="t-head mt3">{title}</View>
      {inWechat ? <WechatWay /> : <BrowserWay />}
    </Card>
  )
}

function WechatWay() {
  const [busy, setBusy] = useState(false)
  const signIn = async () => {
    setBusy(true)
    try {
      await signInByWechat()
      await startAnew()
    } catch (fault) {
      toast(faultText(fault))
    } finally {
      setBusy(false)
    }
  }
  return <Button text="用微信登录" kind="primary" loading={busy} onPress={signIn} />
}

function BrowserWay() {
  const demo = useDemoPeople()
  return (
    <>
      <View className="t-note mt1">请在微信小程序里打开“居物业”。公示的页面，在这里也能看。</View>
      {demo.data && <Button text="选一个身份，进去看看" kind="primary" icon="people" onPress={() => open('who', {})} />}
    </>
  )
}
