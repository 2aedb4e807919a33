import type { ConsentLedger } from '@juwuye/types'
import { useState } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { Button, Card, EmptyState, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { saidWords, standingWords } from './consent-words.model.ts'
import { type ConsentChange, useMyConsents, useSetConsent } from './use-my-data.ts'

type Standing = ConsentLedger['standing'][number]

/** What I agreed to: what holds can be taken back, and everything that was ever said stays to be read. */
export function ConsentsScreen() {
  const query = useMyConsents()
  return (
    <>
      <TabHeader title="我同意过什么" note="随时可以收回，收回马上算数" />
      <LoadState query={query}>
        {({ standing, items }) => (
          <>
            <Standings of={standing} />
            <Section title="一条一条记着">
              <Said of={items} />
            </Section>
          </>
        )}
      </LoadState>
    </>
  )
}

function Standings({ of }: { of: readonly Standing[] }) {
  const set = useSetConsent()
  const online = useOnline()
  return (
    <>
      {set.error && (
        <Notice
          kind={online ? 'error' : 'offline'}
          title="没有改成"
          text={faultText(set.error, online)}
          className="mb3"
        />
      )}
      {of.map((one) => (
        <StandingCard key={`${one.matter} ${one.entry?.neighbourId ?? ''}`} standing={one} set={set} />
      ))}
    </>
  )
}

/** What the button asks for; undefined where it can be given anew only by another. */
function changeOf({ matter, given, entry }: Standing): ConsentChange | undefined {
  if (matter !== 'listed') return { matter, given: !given }
  return entry && given ? { matter, given: false, entry } : undefined
}

function StandingCard({ standing, set }: { standing: Standing; set: ReturnType<typeof useSetConsent> }) {
  const { title, state, effect } = standingWords(standing, now())
  const verb = standing.given ? (standing.since === null ? '不同意' : '收回') : '重新同意'
  const change = changeOf(standing)
  const waits = set.isPending && set.variables.matter === standing.matter
  const press = async () => {
    if (!change) return
    if (change.given || (await confirm({ title: `${verb}“${title}”？`, text: effect, yes: verb }))) set.mutate(change)
  }
  return (
    <Card className="mb3">
      <View className="flex">
        <View className="grow">
          <View className="t-body strong">{title}</View>
          <View className="t-note num">{state}</View>
        </View>
        {standing.renewed && <Button text="看新的" low onPress={() => open('my-data/guide', {})} />}
        {change && !standing.renewed && (
          <Button
            text={verb}
            label={`${verb}：${title}`}
            low
            loading={waits}
            disabled={set.isPending && !waits}
            onPress={() => void press()}
          />
        )}
      </View>
      <View className="t-note mt2">{effect}</View>
    </Card>
  )
}

const FIRST = 20

function Said({ of }: { of: ConsentLedger['items'] }) {
  const [all, showAll] = useState(false)
  if (of.length === 0) return <EmptyState icon="okc" title="还没有" text="您同意或者收回什么，都会记在这里" />
  const shown = all ? of : of.slice(0, FIRST)
  return (
    <>
      <Card inner="flush">
        {shown.map((item) => (
          <ListRow key={`${item.at} ${item.matter} ${item.about}`} plain {...saidWords(item, now())} />
        ))}
      </Card>
      {shown.length < of.length && (
        <Button text={`还有 ${of.length - shown.length} 条`} className="mt3" onPress={() => showAll(true)} />
      )}
    </>
  )
}
