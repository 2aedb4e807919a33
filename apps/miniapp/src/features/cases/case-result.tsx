import type { RatingLevel } from '@juwuye/domain'
import { dayText, dayTimeText, RATING_LABELS, SOLVED_LABELS, whenText } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Card, ClockChip, ListRow, Phrases, Section, Text, View } from '../../ui/index.ts'
import { OpenReports } from './open-reports.tsx'
import { PageEditionsSheet } from './page-editions-sheet.tsx'
import { SaidReason, saidLine } from './said-reason.tsx'

interface CaseResultProps {
  communityId: string
  view: CaseView
  now: number
}

/** The public page, what the reporters say, what I said. */
export function CaseResult({ communityId, view, now }: CaseResultProps) {
  const { myRating, ratings, publicityEndsAt, reports, seesEditions } = view
  const [editions, setEditions] = useState(false)
  const publicationId = view.page?.hidden ? null : view.publicationId
  if (publicationId === null && !seesEditions && !myRating && ratings.answered === 0 && reports.length === 0)
    return null
  const over = publicityEndsAt !== null && publicityEndsAt <= now ? '，已经期满' : ''
  const until = publicityEndsAt === null ? undefined : `公示到 ${dayText(publicityEndsAt, now)}${over}`
  return (
    <Section title="结果">
      {(publicationId !== null || seesEditions) && (
        <Card inner="flush">
          {publicationId !== null && (
            <ListRow
              title="看公示页"
              note={until}
              icon="board"
              onPress={() => open('result', { communityId, publicationId })}
            />
          )}
          {seesEditions && (
            <ListRow title="公示留底" note="改过、撤下的也在" icon="book" onPress={() => setEditions(true)} />
          )}
        </Card>
      )}
      {editions && (
        <PageEditionsSheet communityId={communityId} caseId={view.id} now={now} onClose={() => setEditions(false)} />
      )}
      {reports.length > 0 && (
        <>
          <View className="t-note strong num mt3 mb2">有人反映公示内容有问题，{reports.length} 条</View>
          <OpenReports reports={reports} now={now} />
        </>
      )}
      {(myRating || ratings.answered > 0) && (
        <Card>
          <View className="t-body num">
            <Phrases
              of={[`${ratings.asked} 位吹哨的邻居，`, `${ratings.answered} 位回了话，`, `${ratings.solved} 位说解决了`]}
            />
          </View>
          {myRating && (
            <View className="t-note num mt2">
              <Text className="strong">您说：</Text>
              {SOLVED_LABELS[myRating.solved]}，{RATING_LABELS[myRating.level as RatingLevel]}
              {myRating.words ? `。“${myRating.words}”` : ''}
            </View>
          )}
        </Card>
      )}
    </Section>
  )
}

/** Objections with their rulings. */
export function CaseObjections({ view, now }: { view: CaseView; now: number }) {
  if (view.objections.length === 0) return null
  return (
    <Section title="不同意见" aside={`${view.objections.length} 条`}>
      {view.objections.map((one) => (
        <Card key={one.id}>
          {saidLine(one) ? <SaidReason {...one} /> : <View className="t-body">有邻居提了不同意见</View>}
          <View className="t-note num">
            {one.mine ? '您' : '一位邻居'}，{whenText(one.at, now)}
          </View>
          <View className="clock-line mt2">
            {one.outcome === null ? (
              <>
                <ClockChip state={now > one.rulingDueAt ? 'late' : 'normal'} text="等裁定" />
                <Text className="t-note num">{dayTimeText(one.rulingDueAt, now)} 前</Text>
              </>
            ) : (
              <Text className="t-note strong">
                裁定：{one.outcome === 'upheld' ? '意见成立，重新整改' : '意见不成立'}
              </Text>
            )}
          </View>
          {one.ruling && <View className="t-note mt1">“{one.ruling}”</View>}
        </Card>
      ))}
    </Section>
  )
}
