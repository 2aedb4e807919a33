import type { NeighbourLinkView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { usePageRead } from '../../shared/page-reads.ts'
import { Button, Card, Pair, RadioList, Section, View } from '../../ui/index.ts'
import { useAnswerLink, useNeighbourLinks } from './use-links.ts'
import { useNeighbours } from './use-neighbours.ts'

interface LinksProps {
  communityId: string
  side: 'keeper' | 'person'
}

/** What waits for this side's word: is this neighbour this person? Nothing where nothing waits. */
export function Links({ communityId, side }: LinksProps) {
  const { data, refetch } = useNeighbourLinks(communityId)
  usePageRead(() => refetch({ cancelRefetch: false }))
  const mine = data?.items.filter(({ iAm, waitsOnMe, outcome }) => iAm === side && waitsOnMe && outcome === null) ?? []
  if (mine.length === 0) return null
  return (
    <Section title={side === 'keeper' ? '邻居自己用上微信了' : '这是您吗'}>
      {mine.map((link) => (
        <LinkCard key={link.id} communityId={communityId} link={link} />
      ))}
    </Section>
  )
}

function asked({ iAm, neighbour, person, keeper }: NeighbourLinkView): { title: string; note: string } {
  if (iAm === 'person') {
    const title = neighbour ? `${neighbour.building}的${neighbour.name}，是您吗` : '有人替您说过话'
    return { title, note: `${keeper ?? '社工'}替您报过的事，认了就归您：看进展、评价，都由您自己来` }
  }
  const where = person?.building ? `，住 ${person.building}` : ''
  return { title: `${person?.name ?? '有位住户'}${where}`, note: `他说您名单上的“${person?.saidName ?? ''}”就是他` }
}

function LinkCard({ communityId, link }: { communityId: string; link: NeighbourLinkView }) {
  const answer = useAnswerLink(communityId, link.iAm)
  const [chosen, choose] = useState(link.neighbour?.id)
  const picks = link.iAm === 'keeper' && link.neighbour === null
  const { title, note } = asked(link)
  const say = (yes: boolean) => {
    if (yes && picks && !chosen) return toast('先点名单上是哪一位')
    answer.mutate(
      { linkId: link.id, yes, neighbourId: picks ? chosen : undefined },
      {
        onSuccess: () => toast(yes ? '认好了' : '知道了，不是'),
        onError: (fault) => toast(faultText(fault)),
      },
    )
  }
  return (
    <Card tone="you">
      <View className="t-head">{title}</View>
      <View className="t-note">{note}</View>
      {picks && <PickNeighbour communityId={communityId} chosen={chosen} onChoose={choose} />}
      <View className="mt3">
        <Pair>
          <Button text="不是" disabled={answer.isPending} onPress={() => say(false)} />
          <Button
            text={link.iAm === 'person' ? '是我' : '是这位'}
            kind="you"
            loading={answer.isPending}
            onPress={() => say(true)}
          />
        </Pair>
      </View>
    </Card>
  )
}

interface PickNeighbourProps {
  communityId: string
  chosen: string | undefined
  onChoose: (neighbourId: string) => void
}

function PickNeighbour({ communityId, chosen, onChoose }: PickNeighbourProps) {
  const { data } = useNeighbours(communityId, 'mine')
  const list = data?.pages.flatMap(({ items }) => items).filter(({ joined }) => !joined) ?? []
  return (
    <View className="mt3">
      <RadioList
        label="名单上是哪一位"
        choices={list.map(({ id, name, building }) => ({ value: id, label: name, note: building.name }))}
        value={chosen}
        onChange={onChoose}
      />
    </View>
  )
}
