import { LIMITS } from '@juwuye/domain'
import { CONSENT_LABELS, dayText, REACH_LABELS, whenText } from '@juwuye/messages'
import type { MyEntry } from '@juwuye/types'
import { useRef } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Card, Facts, Field, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'
import { Links } from './links.tsx'
import { useClaimEntry, useMyEntry } from './use-links.ts'

/** For the person themselves: what is kept about them, who looked, and what was said in their name. */
export function MyEntryView({ communityId }: { communityId: string }) {
  const query = useMyEntry(communityId)
  return (
    <>
      <TabHeader title="替我说的" note="以前楼栋长替您报过事，可以认回来，由您自己看、自己评" />
      <Links communityId={communityId} side="person" />
      <LoadState query={query} cards={1}>
        {({ entry, views }) => (entry ? <Entry entry={entry} views={views} /> : <Claim communityId={communityId} />)}
      </LoadState>
    </>
  )
}

function Entry({ entry, views }: { entry: NonNullable<MyEntry['entry']>; views: MyEntry['views'] }) {
  const { name, estate, building, room, phone, reach, reachNote, consent, keeper } = entry
  const facts = [
    { name: '怎么称呼', text: name },
    { name: '住处', text: [estate.name, building.name, room].filter(Boolean).join(' ') },
    { name: '电话', text: phone ?? '没有留' },
    { name: '怎么找', text: [REACH_LABELS[reach], reachNote].filter(Boolean).join('，') },
    { name: '谁照看', text: keeper?.name ?? '社工' },
    { name: '同意记下', text: `${CONSENT_LABELS[consent.kind]}，${dayText(consent.at, now())}` },
  ]
  return (
    <>
      <Section title="记着您的">
        <Card>
          <Facts of={facts} />
          {consent.voice && (
            <View className="mt2">
              <HeardVoice voice={consent.voice} />
            </View>
          )}
        </Card>
      </Section>
      {views.length > 0 && (
        <Section title="谁看过">
          <Card inner="flush">
            {views.map(({ at, by, what }) => (
              <ListRow
                key={`${at}-${by}-${what}`}
                plain
                title={by}
                note={`${whenText(at, now())} ${what === 'list' ? '看了名单' : '看了门牌和电话'}`}
              />
            ))}
          </Card>
        </Section>
      )}
    </>
  )
}

/** The answer is the same whether there is such an entry or not. */
function Claim({ communityId }: { communityId: string }) {
  const claim = useClaimEntry(communityId)
  const name = useRef('')
  const send = () => {
    if (name.current.trim() === '') return toast('写上大家怎么称呼您')
    claim.mutate(name.current)
  }
  if (claim.isSuccess) {
    return (
      <Notice
        icon="okc"
        title="记下了，等楼栋长来认"
        text="名单上有您，他会认；认了以后，替您报的事就归您。没有的话，什么也不用做"
        className="mt3"
      />
    )
  }
  return (
    <Section title="有人替您报过事吗">
      <Field
        name="claim-name"
        label="楼栋长怎么称呼您"
        placeholder="比如 王奶奶"
        max={LIMITS.nameChars}
        onInput={(typed) => {
          name.current = typed
        }}
      />
      {claim.error && <Notice kind="error" title={faultText(claim.error)} className="mb3" />}
      <Button text="请楼栋长来认" kind="primary" loading={claim.isPending} onPress={send} />
    </Section>
  )
}
