import type { CommunityView, SimilarCases } from '@juwuye/types'
import { onCallOf } from '../../shared/duty.model.ts'
import { AboutSheet, VisibilitySheet } from './choice-sheets.tsx'
import { DangerSheet } from './danger-sheet.tsx'
import { ForOtherSheet } from './for-other-sheet.tsx'
import { PlaceSheet } from './place-sheet.tsx'
import { SimilarSheet } from './similar-sheet.tsx'
import { placeOf, type WhistleDraft } from './whistle.model.ts'
import type { SheetName } from './whistle-fields.tsx'

interface WhistleSheetProps {
  name: SheetName
  community: CommunityView
  value: WhistleDraft
  change: (part: Partial<WhistleDraft>) => void
  /** Pictures in the form, sent or not. */
  photos: number
  similar: SimilarCases['items']
  sending: boolean
  onJoined: (caseId: string, queued: boolean) => void
  onSend: () => void
  onClose: () => void
}

/** The sheet that is open. */
export function WhistleSheet(props: WhistleSheetProps) {
  const { name, community, value, change, onClose } = props
  const { estate } = placeOf(value, community)
  const common = { draft: value, change, onClose }
  switch (name) {
    case 'danger': {
      const isDanger = () => {
        change({ danger: true })
        onClose()
      }
      return <DangerSheet onCall={onCallOf(community, estate?.id)} onDanger={isDanger} onClose={onClose} />
    }
    case 'place':
      return <PlaceSheet community={community} {...common} />
    case 'visibility':
      return <VisibilitySheet {...common} />
    case 'about':
      return <AboutSheet parties={partiesAt(community, estate?.id)} {...common} />
    case 'forOther':
      return <ForOtherSheet community={community} {...common} />
    case 'similar':
      return <Similar {...props} />
  }
}

function Similar(props: WhistleSheetProps) {
  const { community, value, change, photos, similar, sending, onJoined, onSend, onClose } = props
  const notSame = (caseId: string) => {
    change({ notSame: [...value.notSame, caseId] })
    if (similar.length > 1) return
    if (sending) onSend()
    else onClose()
  }
  return (
    <SimilarSheet
      communityId={community.communityId}
      items={similar}
      draft={value}
      photos={photos}
      sending={sending}
      onNotSame={notSame}
      onJoined={onJoined}
      onSend={onSend}
      onClose={onClose}
    />
  )
}

/** Those that cover the estate. */
function partiesAt({ parties }: CommunityView, estateId: string | undefined) {
  return parties.filter(
    ({ estateIds }) => estateIds === null || (estateId !== undefined && estateIds.includes(estateId)),
  )
}
