import { CONSENT_LABELS, dayText, REACH_LABELS, whenText } from '@juwuye/messages'
import type { CommunityView, NeighbourView } from '@juwuye/types'
import { useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { back, open } from '../../platform/navigation.ts'
import { callPhone } from '../../platform/phone.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Refusal } from '../../shared/refusal.ts'
import {
  Button,
  Card,
  EmptyState,
  Facts,
  ListRow,
  Notice,
  Section,
  Sheet,
  TabHeader,
  TextLink,
  View,
} from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'
import { HandSheet } from './hand-sheet.tsx'
import { LinkSheet } from './link-sheet.tsx'
import { EditNeighbour } from './neighbour-form.tsx'
import { isDesk } from './relay.model.ts'
import { useNeighbour, useNeighbourViews, useRemoveNeighbour, useReveal } from './use-neighbours.ts'

export type EntrySheet = 'edit' | 'link' | 'hand'

interface NeighbourEntryProps {
  community: CommunityView
  neighbourId: string
  onSheet: (sheet: EntrySheet) => void
}

/** Everything that is kept about one neighbour, and who looked at it. */
export function NeighbourEntry({ community, neighbourId, onSheet }: NeighbourEntryProps) {
  const { communityId, memberships } = community
  const query = useNeighbour(communityId, neighbourId)
  if (query.error instanceof Refusal && query.error.problem.status === 404)
    return <EmptyState icon="eye" title="没有找到" text="可能已经不在名单上，或者换了人照看" />
  return (
    <LoadState query={query}>
      {(neighbour) => (
        <Entry communityId={communityId} neighbour={neighbour} mayHand={isDesk(memberships)} onSheet={onSheet} />
      )}
    </LoadState>
  )
}

interface EntryProps {
  communityId: string
  neighbour: NeighbourView
  /** Says who looks after them. */
  mayHand: boolean
  onSheet: (sheet: EntrySheet) => void
}

function Entry({ communityId, neighbour, mayHand, onSheet }: EntryProps) {
  const { id, name, estate, building, reach, reachNote, consent, keeper, joined } = neighbour
  const agreed =
    consent.kind === 'family' ? `${CONSENT_LABELS.family}：${consent.family}` : CONSENT_LABELS[consent.kind]
  return (
    <>
      <TabHeader title={name} note={`${estate.name} ${building.name}`} />
      {joined && <Notice icon="people" title="他自己用上微信了" text="以后他自己吹哨、自己看进展" className="mb3" />}
      {!joined && (
        <Button
          text="帮他吹哨"
          kind="whistle"
          icon="whistle"
          onPress={() => open('tell-backs/round', { communityId, neighbourId: id })}
        />
      )}
      <Details communityId={communityId} neighbour={neighbour} />
      <Section title="记着的">
        <Card>
          <Facts
            of={[
              { name: '怎么找', text: [REACH_LABELS[reach], reachNote].filter(Boolean).join('，') },
              { name: '谁照看', text: keeper ? keeper.name : '社工' },
              { name: '同意记下', text: `${agreed}，${dayText(consent.at, now())}` },
            ]}
          />
          {consent.voice && (
            <View className="mt2">
              <HeardVoice voice={consent.voice} />
            </View>
          )}
        </Card>
      </Section>
      <Views communityId={communityId} neighbourId={id} />
      <Section>
        <Card inner="flush">
          <ListRow title="改一改" icon="pen" onPress={() => onSheet('edit')} />
          {!joined && mayHand && <ListRow title="换人照看" icon="swap" onPress={() => onSheet('hand')} />}
          {!joined && <ListRow title="他自己用上微信了，认一认" icon="people" onPress={() => onSheet('link')} />}
        </Card>
        <Remove communityId={communityId} neighbour={neighbour} />
      </Section>
    </>
  )
}

/** Room and telephone are not on the page: looking is a tap of its own, and on record. */
function Details({ communityId, neighbour }: Pick<EntryProps, 'communityId' | 'neighbour'>) {
  const { id, hasRoom, hasPhone } = neighbour
  const reveal = useReveal(communityId, id)
  if (!hasRoom && !hasPhone) return null
  const { data } = reveal
  if (!data) {
    const what = [hasRoom && '门牌', hasPhone && '电话'].filter(Boolean).join('和')
    return (
      <View className="mt3">
        <Button
          text={`看${what}`}
          icon="eye"
          loading={reveal.isPending}
          reason="看一次，记一次"
          onPress={() => reveal.mutate(undefined, { onError: (fault) => toast(faultText(fault)) })}
        />
      </View>
    )
  }
  const { room, phone } = data
  return (
    <View className="mt3">
      <Card>
        {room && <Facts of={[{ name: '门牌', text: room }]} />}
        {phone && (
          <View className="mt2">
            <Button text={`打电话 ${phone}`} icon="phone" onPress={() => callPhone(phone)} />
          </View>
        )}
      </Card>
    </View>
  )
}

const WHAT = { list: '看了名单', details: '看了门牌和电话' }

function Views({ communityId, neighbourId }: { communityId: string; neighbourId: string }) {
  const [opened, setOpened] = useState(false)
  const query = useNeighbourViews(communityId, neighbourId, opened)
  if (!opened) {
    return (
      <View className="mt3">
        <TextLink text="谁看过" className="link-flush" onPress={() => setOpened(true)} />
      </View>
    )
  }
  return (
    <Section title="谁看过">
      <LoadState query={query} cards={1}>
        {({ items }) => (
          <Card inner="flush">
            {items.map(({ at, by, what }) => (
              <ListRow key={`${at}-${by}-${what}`} plain title={by} note={`${whenText(at, now())} ${WHAT[what]}`} />
            ))}
          </Card>
        )}
      </LoadState>
    </Section>
  )
}

function Remove({ communityId, neighbour }: Pick<EntryProps, 'communityId' | 'neighbour'>) {
  const remove = useRemoveNeighbour(communityId, neighbour)
  const ask = async () => {
    const text = '名单上的姓名、门牌、电话都删掉，不能恢复。正在办的事照样办。'
    if (!(await confirm({ title: `把${neighbour.name}从名单上拿掉？`, text, yes: '拿掉' }))) return
    remove.mutate(undefined, {
      onSuccess: () => {
        toast('拿掉了')
        back()
      },
      onError: (fault) => toast(faultText(fault)),
    })
  }
  return (
    <View className="mt3">
      <Button text="从名单上拿掉" kind="danger" loading={remove.isPending} onPress={() => void ask()} />
    </View>
  )
}

interface EntrySheetProps {
  communityId: string
  neighbourId: string
  name: EntrySheet
  onClose: () => void
}

/** Over the entry as it stands now, also when somebody else has just changed it. */
export function EntrySheetFor({ communityId, neighbourId, name, onClose }: EntrySheetProps) {
  const { data: neighbour } = useNeighbour(communityId, neighbourId)
  if (!neighbour) return null
  const entry = { communityId, neighbour }
  if (name === 'hand') return <HandSheet {...entry} onClose={onClose} />
  if (name === 'link') return <LinkSheet {...entry} onClose={onClose} />
  return (
    <Sheet title="改一改" over={neighbour.name} tall onClose={onClose}>
      <EditNeighbour {...entry} onDone={onClose} />
    </Sheet>
  )
}
