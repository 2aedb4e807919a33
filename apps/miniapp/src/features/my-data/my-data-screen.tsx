import { LIMITS } from '@juwuye/domain'
import { copyText } from '../../platform/copy-text.ts'
import { open } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Button, Card, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { useExport } from './use-my-data.ts'

/** What is kept about me, and what I can do about it. */
export function MyDataScreen() {
  return (
    <>
      <TabHeader title="我的信息" note="居物业记着您的什么，都能看、能带走、能收回" />
      <Card inner="flush">
        <ListRow
          title="我同意过什么"
          note="不想同意了，可以收回"
          icon="okc"
          onPress={() => open('my-data/consents', {})}
        />
        <ListRow
          title="谁看过我的"
          note="私事、匿名、门牌和电话"
          icon="eye"
          onPress={() => open('my-data/views', {})}
        />
        <ListRow title="怎么用，留多久" note="到时间就删" icon="clock" onPress={() => open('my-data/guide', {})} />
      </Card>
      <Section title="带走一份">
        <Export />
      </Section>
      <Section title="不用了">
        <Card inner="flush">
          <ListRow
            title="注销账号"
            note="会删什么、会留什么，先看清楚"
            icon="close"
            onPress={() => open('erase-me', {})}
          />
        </Card>
      </Section>
    </>
  )
}

function Export() {
  const ask = useExport()
  const online = useOnline()
  return (
    <>
      <View className="t-body mb3">您吹的哨、办的事、照片和录音，打成一个压缩包。里面只有您自己的，没有别人的。</View>
      {ask.error && (
        <Notice
          kind={online ? 'error' : 'offline'}
          title="没有打包成"
          text={faultText(ask.error, online)}
          className="mb3"
        />
      )}
      {ask.data ? (
        <Ready url={ask.data.url} downloading={ask.data.downloading} />
      ) : (
        <Button text="导出我的全部信息" kind="primary" loading={ask.isPending} onPress={() => ask.mutate()} />
      )}
      <View className="t-note mt2">一天最多 {LIMITS.exportsPerDay} 次。包里有您的私事，别转给别人</View>
    </>
  )
}

function Ready({ url, downloading }: { url: string; downloading: boolean }) {
  if (downloading) {
    return (
      <Notice
        icon="okc"
        title="开始下载了"
        text="在浏览器的下载里找“我的信息-居物业.zip”。解开以后，点 index.html 就能看"
      />
    )
  }
  return (
    <>
      <Notice
        icon="okc"
        title="地址好了"
        text={`微信里打不开压缩包。复制下面的地址，到手机或电脑的浏览器里打开。只能用一次，${LIMITS.exportLinkMinutes} 分钟内有效`}
        className="mb3"
      />
      <Button text="复制这个地址" kind="primary" onPress={() => void copyText(url)} />
    </>
  )
}
