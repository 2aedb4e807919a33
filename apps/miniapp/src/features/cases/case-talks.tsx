import { dayText, whenText } from '@juwuye/messages'
import type { CaseView, TalkView } from '@juwuye/types'
import { useState } from 'react'
import { Card, ClockChip, Notice, PartyRow, Section, Text, TextLink, View } from '../../ui/index.ts'
import { endedTalks, openTalk, talkSteps } from './talk.model.ts'

/** 三方面对面: what is being talked about, and what came of the talks before. */
export function CaseTalks({ view, now }: { view: CaseView; now: number }) {
  const [all, showAll] = useState(false)
  const open = openTalk(view)
  const ended = endedTalks(view)
  if (!open && ended.length === 0) return null
  const shown = all ? ended : ended.slice(0, 1)
  return (
    <Section
      title={view.class === 'private' ? '当面谈' : '三方面对面'}
      aside={ended.length > 0 ? `谈过 ${ended.length} 次` : undefined}
    >
      {open && (
        <Notice
          icon="talk"
          className="mb3"
          title={`正在谈：${open.topic}`}
          text={`${open.convener} ${whenText(open.startedAt, now)} 约的，谈完把说定的事记在这里`}
        />
      )}
      {shown.map((talk) => (
        <Talk key={talk.id} talk={talk} now={now} planned={view.nodes.length > 0} />
      ))}
      {ended.length > 1 && (
        <TextLink text={all ? '只看最近一次' : `看以前谈的 ${ended.length - 1} 次`} onPress={() => showAll(!all)} />
      )}
    </Section>
  )
}

interface TalkProps {
  talk: TalkView
  now: number
  /** There is a plan, so that the steps are read there. */
  planned: boolean
}

function Talk({ talk, now, planned }: TalkProps) {
  const { topic, convener, startedAt, endedAt, people, agreed, nodes } = talk
  return (
    <Card>
      <View className="t-body strong">{topic}</View>
      <View className="t-note num">
        {convener}约的{endedAt !== null && `，${dayText(endedAt, now)}谈完`}
      </View>
      <View className="clock-line mt2">
        {agreed ? <ClockChip state="ok" text="谈成了" /> : <ClockChip state="stopped" text="没有谈成" />}
      </View>
      {agreed && <View className="t-body quote mt2">“{agreed}”</View>}
      {!planned && nodes.length > 0 && <Steps talk={talk} now={now} />}
      <People people={people} startedAt={startedAt} />
    </Card>
  )
}

function Steps({ talk, now }: { talk: TalkView; now: number }) {
  return (
    <View className="mt2">
      {talkSteps(talk, now).map(({ key, text }) => (
        <View key={key} className="t-note num c-ink">
          {text}
        </View>
      ))}
    </View>
  )
}

/** Who was there; what each said, once asked for. */
function People({ people, startedAt }: Pick<TalkView, 'people' | 'startedAt'>) {
  const [told, tell] = useState(false)
  // The record of a talk never changes, so that places may be keys.
  const placed = people.map((person, place) => ({ ...person, key: `${startedAt}-${place}` }))
  const names = people.map(({ name }) => name).join('、')
  return (
    <>
      <View className="rule" />
      <View className="flex">
        <Text className="t-body strong grow">来了 {people.length} 位</Text>
        <TextLink text={told ? '收起' : '看各位怎么说'} onPress={() => tell(!told)} />
      </View>
      {!told && <View className="t-note">{names}</View>}
      {told && (
        <View role="list">
          {placed.map(({ key, character, name, said }) => (
            <PartyRow key={key} mark={character ?? '邻'} name={name} note={said ? `“${said}”` : '没有记下说了什么'} />
          ))}
        </View>
      )}
    </>
  )
}
