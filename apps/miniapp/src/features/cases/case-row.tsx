import { CLASS_LABELS, whenText } from '@juwuye/messages'
import type { CaseCard } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Card, ClockChip, Icon, StepBar, Text, Thumb, View } from '../../ui/index.ts'
import { cardNote, headline, placeText } from './case-words.model.ts'
import { cardBadges } from './chasing.model.ts'
import { caseChip } from './clock-chip.model.ts'
import { cardSteps } from './steps.model.ts'

interface CaseRowProps {
  card: CaseCard
  communityId: string
  now: number
  /** Only title, steps and clock, for the first page. */
  brief?: boolean
}

/** One case in a list; opens its page. */
export function CaseRow({ card, communityId, now, brief = false }: CaseRowProps) {
  const steps = cardSteps(card)
  const chip = caseChip(card, now)
  const note = cardNote(card)
  const badges = cardBadges(card)
  return (
    <Card onPress={() => open('case', { communityId, caseId: card.mergedIntoId ?? card.id })}>
      <View className="flex top">
        <View className="grow">
          {!brief && (
            <View className="t-meta num">
              {[card.title && card.number, card.class && CLASS_LABELS[card.class]].filter(Boolean).join(' ')}
            </View>
          )}
          <View className="t-head">{headline(card)}</View>
          {!brief && (
            <View className="t-note num">
              {card.title !== '' && <Text className="ph">{placeText(card.place)}</Text>}
              {card.title === '' && <Text className="ph">{whenText(card.receivedAt, now)} 吹的哨</Text>}
              {card.whistleCount > 1 && <Text className="ph">，{card.whistleCount} 位邻居吹了哨</Text>}
            </View>
          )}
        </View>
        {card.thumb && !brief ? (
          <View className="more ml3">
            <Thumb src={card.thumb.thumb} alt="" />
          </View>
        ) : (
          <Icon name="right" tone="note" className="row-go" />
        )}
      </View>
      {steps && (
        <View className="mt3">
          <StepBar steps={steps} hidden />
        </View>
      )}
      <View className="clock-line mt3">
        {chip && <ClockChip {...chip} />}
        {badges.map((badge) => (
          <ClockChip key={badge.text} {...badge} />
        ))}
        {note && <Text className="t-note">{note}</Text>}
      </View>
    </Card>
  )
}
