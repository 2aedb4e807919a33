import { STATE_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { Phrases, Text, Thumb, View } from '../../ui/index.ts'
import { classLine, placeText, whistledPhrases } from './case-words.model.ts'

/** Number, class, title, how many neighbours. */
export function CaseHead({ view, now }: { view: CaseView; now: number }) {
  const { thumb } = view
  const full = thumb ? thumb.full : ''
  return (
    <>
      <View className="flex wrap">
        <Text className="t-meta num nowrap" selectable>
          {view.number}
        </Text>
        <Text className="t-meta end">{classLine(view)}</Text>
      </View>
      <View className="flex top mt1">
        <View className="grow">
          <View className="t-title" heading={1}>
            {view.title}
          </View>
          <View className="t-note num">
            <Phrases of={whistledPhrases(view, now)} />
          </View>
          <View className="t-note num">
            <Phrases of={[placeText(view.place), `·${STATE_LABELS[view.state]}`]} />
          </View>
        </View>
        {thumb && (
          <View className="more ml3">
            <Thumb src={thumb.thumb} full={full} alt={view.title} among={[full]} />
          </View>
        )}
      </View>
    </>
  )
}
