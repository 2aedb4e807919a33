import type { CaseView, SupervisionView } from '@juwuye/types'
import { useState } from 'react'
import { Card, ClockChip, Icon, Notice, Section, Text, TextLink, View } from '../../ui/index.ts'
import { bookNotice, supervisionRow, supervisionsAside, supervisionsInOrder, urgedLine } from './chasing.model.ts'

interface ChasingProps {
  view: CaseView
  now: number
}

/** How often the neighbours urged. */
export function CaseUrged({ view, now }: ChasingProps) {
  const line = urgedLine(view, now)
  if (!line) return null
  return (
    <View className="flex mt2">
      <Icon name="urge" tone="note" size="s" gap />
      <Text className="t-note num">{line}</Text>
    </View>
  )
}

/** 挂账: until when, why, and what it means. */
export function CaseBook({ view, now }: ChasingProps) {
  const book = bookNotice(view, now)
  if (!book) return null
  const text = (
    <>
      {book.reason && <View className="c-ink quote">“{book.reason}”</View>}
      <View>{book.meaning}</View>
      <View className="num">{book.since}</View>
    </>
  )
  return <Notice className="mt3" icon="book" title={book.title} text={text} />
}

/** 督办: what is demanded of those who owe, until when, and what they answered. */
export function CaseSupervisions({ view, now }: ChasingProps) {
  const [all, showAll] = useState(false)
  const { open, over } = supervisionsInOrder(view)
  if (open.length + over.length === 0) return null
  const yours = (id: string) => view.actions.some((offer) => offer.supervisionId === id && offer.enabled && offer.waits)
  return (
    <Section title="督办" aside={supervisionsAside(view)}>
      {open.map((one) => (
        <Strip key={one.id} supervision={one} view={view} now={now} yours={yours(one.id)} />
      ))}
      {all && over.map((one) => <Strip key={one.id} supervision={one} view={view} now={now} />)}
      {over.length > 0 && (
        <View className="mt2">
          <TextLink
            text={all ? '收起了结的' : `看了结的 ${over.length} 次`}
            className="link-flush"
            onPress={() => showAll(!all)}
          />
        </View>
      )}
    </Section>
  )
}

interface StripProps extends ChasingProps {
  supervision: SupervisionView
  yours?: boolean
}

function Strip({ supervision, view, now, yours = false }: StripProps) {
  const { badge, about, demand, from, due, over, answer } = supervisionRow(supervision, view, now)
  return (
    <Card tone={yours ? 'you' : undefined}>
      <View className="clock-line">
        <ClockChip {...badge} />
      </View>
      {about && <View className="t-body mt2">{about}</View>}
      {demand && <View className="t-body quote mt2">“{demand}”</View>}
      <View className="t-note num mt1">{from}</View>
      {due && (
        <View className="clock-line mt2">
          <ClockChip state={due.state} text={due.chip} />
          {due.text && <Text className="t-note num">{due.text}</Text>}
        </View>
      )}
      {over && (
        <View className="mt2">
          <View className="flex">
            <Icon name="check" size="s" gap />
            <Text className="t-note num c-ink strong">{over}</Text>
          </View>
          {answer && <View className="t-body quote mt1">“{answer}”</View>}
        </View>
      )}
    </Card>
  )
}
