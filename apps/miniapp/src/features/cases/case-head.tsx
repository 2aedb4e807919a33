import type { CaseView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Phrases, Text, TextLink, Thumb, View } from '../../ui/index.ts'
import { classLine, headline, placeText, stateLine, whistledPhrases } from './case-words.model.ts'

/** Number, class, title, how many neighbours. */
export function CaseHead({ communityId, view, now }: { communityId: string; view: CaseView; now: number }) {
  const { thumb } = view
  const full = thumb ? thumb.full : ''
  return (
    <>
      <View className="flex wrap">
        {view.title !== '' && (
          <Text className="t-meta num nowrap" selectable>
            {view.number}
          </Text>
        )}
        <Text className="t-meta end">{classLine(view)}</Text>
      </View>
      <View className="flex top mt1">
        <View className="grow">
          <View className="t-title" heading={2}>
            {headline(view)}
          </View>
          <View className="t-note num">
            <Phrases of={whistledPhrases(view, now)} />
          </View>
          <View className="t-note num">
            <Phrases of={view.title ? [placeText(view.place), `·${stateLine(view)}`] : [stateLine(view)]} />
          </View>
        </View>
        {thumb && (
          <View className="more ml3">
            <Thumb src={thumb.thumb} full={full} alt={view.title} among={[full]} />
          </View>
        )}
      </View>
      <MergedFrom communityId={communityId} view={view} />
    </>
  )
}

/** Numbers that lead here since their cases were merged into this one. */
function MergedFrom({ communityId, view: { mergedFrom } }: { communityId: string; view: CaseView }) {
  if (mergedFrom.length === 0) return null
  return (
    <View className="flex wrap mt2">
      <Text className="t-note">并进来的：</Text>
      {mergedFrom.map(({ id, number }) => (
        <TextLink
          key={id}
          text={number}
          label={`看并进来的 ${number}`}
          onPress={() => open('case', { communityId, caseId: id })}
        />
      ))}
    </View>
  )
}
