import { REGION_ROLE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { ErasureView } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { open, openTab } from '../../platform/navigation.ts'
import { call } from '../../shared/call.ts'
import { faultText } from '../../shared/faults.model.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { closeAccount } from '../../shared/sign-in.ts'
import { Button, Card, Field, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'

const WORD = '注销'

const GOES = [
  '您吹哨、“我也是”、催办、提意见、评价时说的话，拍的照片，录的音',
  '您的名字和住处：留着记录的地方改成“已注销居民”',
  '收到的消息、微信提醒的设置、登录状态',
  '楼栋长名册上您那一条，连门牌和电话',
]

const STAYS = [
  '事情本身：别的邻居也在等，会照着社工写的标题接着办',
  '哨声的数目和您点过的满意不满意：不带名字，只算数',
  '已经公示的页面：上面本来就没有您的名字、电话、门牌',
  '每一步的记录和指纹：里面没有您说的话，少一条后面就对不上',
  '您替单位说的话、签的字：那是单位的，只去掉您的名字',
]

/** What goes, what stays and why; then the word typed by hand, and once more the question. */
export function EraseScreen() {
  const query = useQuery({
    queryKey: keys.erasure,
    queryFn: ({ signal }) => call<ErasureView, 'myErasure'>('myErasure', { signal }),
  })
  return (
    <>
      <TabHeader title="注销账号" note="注销了不能恢复。以后再登录，就是一位新邻居" />
      <LoadState query={query}>
        {(view) => (view.inTheWay.length > 0 ? <InTheWay view={view} /> : <Decision view={view} />)}
      </LoadState>
    </>
  )
}

function InTheWay({ view: { inTheWay } }: { view: ErasureView }) {
  return (
    <>
      <Notice
        icon="people"
        title="先交接，再注销"
        text="您还担着下面的身份，手上的事有人在等。一个一个交接好，再回来注销"
        className="mb3"
      />
      <Card inner="flush">
        {inTheWay.map(({ communityId, membershipId, where, role, party }) => {
          const label = { ...ROLE_LABELS, ...REGION_ROLE_LABELS }[role]
          const title = party === null ? label : `${party} ${label}`
          return communityId !== null && membershipId !== null ? (
            <ListRow
              key={membershipId}
              title={title}
              note={where}
              aside="去交接"
              onPress={() => open('members', { communityId, membershipId })}
            />
          ) : (
            <ListRow key={where} plain title={title} note={`${where}，请找上级解除`} />
          )
        })}
      </Card>
    </>
  )
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <Card>
    {of.map((line, place) => (
      <View key={line} className={place === 0 ? 't-body' : 't-body mt2'}>
        {line}
      </View>
    ))}
  </Card>
)

function Decision({ view: { whistles } }: { view: ErasureView }) {
  const typed = useRef('')
  const [fault, setFault] = useState<string>()
  const close = useMutation({
    mutationFn: closeAccount,
    // this screen goes with the account, so it is said from here
    onSuccess: () => {
      toast('已经注销')
      openTab('home')
    },
  })
  const ask = async () => {
    const right = typed.current.trim() === WORD
    setFault(right ? undefined : `请写“${WORD}”两个字`)
    if (!right) return
    const yes = await confirm({
      title: '真的要注销？',
      text: '点了马上删，找不回来。还没人看过的哨声会一起撤回。',
      yes: '注销',
    })
    if (yes) close.mutate()
  }
  return (
    <>
      <Section title="会删掉">
        <Lines of={whistles > 0 ? [`您吹过的 ${whistles} 声哨里的话`, ...GOES] : GOES} />
      </Section>
      <Section title="会留下，为什么">
        <Lines of={STAYS} />
      </Section>
      <Section title="想好了">
        {close.error && <Notice kind="error" title="没有注销成" text={faultText(close.error)} className="mb3" />}
        <Field
          name="confirm"
          label={`写“${WORD}”两个字`}
          error={fault}
          max={4}
          onInput={(value) => {
            typed.current = value
          }}
        />
        <Button
          text="注销账号，不能恢复"
          kind="danger"
          className="mt3"
          loading={close.isPending}
          onPress={() => void ask()}
        />
      </Section>
    </>
  )
}
