import { LIMITS } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'
import type { InvitationOffer, Me } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { open, openTab } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useMe } from '../../shared/me.ts'
import { Refusal } from '../../shared/refusal.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { Button, Card, EmptyState, Field, Notice, TextLink, View } from '../../ui/index.ts'
import { offeredNote, offeredTitle } from './opening.model.ts'
import { useAccept, useOffer } from './use-opening.ts'

/** What a code offers, to whoever is signed in: they say who they are, and yes. */
export function AcceptScreen({ code }: { code: string }) {
  const me = useMe()
  const offer = useOffer(code, me.data !== undefined)
  const told = offer.error instanceof Refusal ? offer.error : undefined
  return (
    <LoadState query={me}>
      {(who) =>
        told && told.problem.status < 429 ? (
          <NotGood said={told.message} />
        ) : (
          <LoadState query={offer}>{(offered) => <Accept me={who} code={code} offer={offered} />}</LoadState>
        )
      }
    </LoadState>
  )
}

const NotGood = ({ said }: { said: string }) => (
  <EmptyState
    icon="scan"
    title="这个邀请不能用"
    text={said}
    action={{ text: '回首页', onPress: () => openTab('home') }}
  />
)

interface AcceptProps {
  me: Me
  code: string
  offer: InvitationOffer
}

function Accept({ me, code, offer }: AcceptProps) {
  const [typed, type] = useState<string>()
  const [tried, setTried] = useState(false)
  const accept = useAccept(code)
  const name = typed ?? me.person.displayName
  const faults = fieldFaults(accept.error)
  const missing = tried && name.trim() === '' ? '写上您的名字' : undefined
  const send = () => {
    setTried(true)
    if (name.trim() === '') return
    accept.mutate(name.trim(), {
      onSuccess: (sent) => {
        if (sent.queued) return
        const { communityId } = sent.answer
        if (communityId !== null) chooseCommunity(communityId)
        toast('接受了，欢迎您')
        openTab(communityId === null ? 'me' : 'home')
      },
    })
  }
  return (
    <>
      <Card className="mb4">
        <View className="t-note">{[offer.within, offer.where].filter(Boolean).join(' ')}</View>
        <View className="t-display mt1" heading={2}>
          请您来做{offeredTitle(offer)}
        </View>
        {offeredNote(offer) && <View className="t-body mt2">{offeredNote(offer)}</View>}
        <View className="t-note num mt2">
          {offer.by ? `${offer.by}发的，` : ''}到 {dayTimeText(offer.endsAt, now())} 为止
        </View>
      </Card>
      <Field
        name="accept-name"
        label="您的名字"
        hint="同事和居民看得到，请写真名或大家平时的叫法"
        initial={name}
        max={LIMITS.nameChars}
        error={missing ?? faults.displayName}
        onInput={type}
      />
      {accept.error && !faults.displayName && <Notice kind="error" title={faultText(accept.error)} className="mb3" />}
      <View className="t-note mb3">
        点“接受”，就是同意这样用您的信息：
        <TextLink text="个人信息怎么用" className="link-flush" onPress={() => open('my-data/guide', {})} />
      </View>
      <Button text="接受" kind="primary" loading={accept.isPending} onPress={send} />
      <View className="t-note mt3">不是请您的？关掉这一页就好，码不会用掉。</View>
    </>
  )
}
