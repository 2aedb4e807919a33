import { VISIBILITIES } from '@juwuye/domain'
import { VISIBILITY_HINTS, VISIBILITY_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { PartySquare, RadioList, Sheet, View } from '../../ui/index.ts'
import type { WhistleDraft } from './whistle.model.ts'

interface ChoiceSheetProps {
  draft: WhistleDraft
  change: (part: Partial<WhistleDraft>) => void
  onClose: () => void
}

const visibilities = VISIBILITIES.map((value) => ({
  value,
  label: VISIBILITY_LABELS[value],
  note: VISIBILITY_HINTS[value],
}))

/** Who learns who said it. */
export function VisibilitySheet({ draft, change, onClose }: ChoiceSheetProps) {
  return (
    <Sheet title="让谁知道是您" onClose={onClose}>
      <RadioList
        label="让谁知道是您"
        choices={visibilities}
        value={draft.visibility}
        onChange={(visibility) => {
          change({ visibility })
          onClose()
        }}
      />
    </Sheet>
  )
}

const NOBODY = 'nobody'

interface AboutSheetProps extends ChoiceSheetProps {
  parties: CommunityView['parties']
}

/** Whom the complaint is about: that party may mend it, but not judge it. */
export function AboutSheet({ parties, draft, change, onClose }: AboutSheetProps) {
  const choices = parties.map(({ id, name, character }) => ({
    value: id,
    label: name,
    lead: <PartySquare mark={character} />,
  }))
  return (
    <Sheet title="说的是哪一家" onClose={onClose}>
      <View className="t-note mb3">说了是哪一家，那一家可以去修，但不能由它来分派、签字、公示。</View>
      <RadioList
        label="说的是哪一家"
        choices={[{ value: NOBODY, label: '没有说哪一家' }, ...choices]}
        value={draft.aboutPartyId ?? NOBODY}
        onChange={(id) => {
          change({ aboutPartyId: id === NOBODY ? undefined : id })
          onClose()
        }}
      />
    </Sheet>
  )
}
