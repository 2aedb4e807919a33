import { STATE_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { Card, ClockChip, Thumbs, View } from '../../../ui/index.ts'
import { leadLine, placeText, whistledPhrases } from '../case-words.model.ts'
import { caseChip } from '../clock-chip.model.ts'
import { photoItem } from '../photo-items.ts'

interface CaseSideProps {
  /** What becomes of it: 并过去, 接着办. */
  becomes: string
  view: CaseView
  now: number
}

const PHOTOS = 3

/** One of two cases that are compared: enough to tell whether they are the same matter. */
export function CaseSide({ becomes, view, now }: CaseSideProps) {
  const chip = caseChip(view, now)
  const said = view.whistles.find((whistle) => whistle.text !== null && !whistle.withdrawn)?.text
  // Before triage the title is what was said, cut short.
  const heading = said?.startsWith(view.title.replace(/…$/, '')) ? said : view.title
  const photos = view.whistles.flatMap((whistle) => whistle.photos).slice(0, PHOTOS)
  return (
    <Card className="side">
      <View className="t-note strong">{becomes}</View>
      <View className="t-meta num">{view.number}</View>
      <View className="t-head mt1">{heading}</View>
      <View className="t-note num mt1">{placeText(view.place)}</View>
      <View className="t-note num">{whistledPhrases(view, now).join('')}</View>
      <View className="t-note">{[STATE_LABELS[view.state], leadLine(view)].filter(Boolean).join('，')}</View>
      {chip && (
        <View className="clock-line mt2">
          <ClockChip {...chip} />
        </View>
      )}
      {said && said !== heading && <View className="t-body quote mt2">“{said}”</View>}
      {photos.length > 0 && (
        <View className="mt2">
          <Thumbs photos={photos.map(photoItem)} />
        </View>
      )}
    </Card>
  )
}
