import { LIMITS } from '@juwuye/domain'
import { UNSOLVED_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { Chips, FormItem, Notice, Thumb, View } from '../../../ui/index.ts'
import { ActField } from '../act-field.tsx'
import {
  askedPhotos,
  type CandidatePhoto,
  type PhotoUse,
  type PublicationInHand,
  type publishWords,
} from '../publication-draft.model.ts'
import type { Act } from '../use-act.ts'
import type { ActDraft } from '../use-act-draft.ts'

const USES = [
  { value: 'clean', label: '可以公开' },
  { value: 'leaveOut', label: '不放' },
] as const

interface PublishFormProps {
  words: ReturnType<typeof publishWords>
  /** Why it could not be done, as it was decided: it goes on the page as it stands. */
  ending: CaseView['ending']
  act: Act
  draft: ActDraft<PublicationInHand>
  photos: readonly CandidatePhoto[]
}

export function PublishForm({ words, ending, act, draft, photos: candidates }: PublishFormProps) {
  const photos = askedPhotos(candidates)
  const decide = (id: string, use: PhotoUse) => draft.change({ uses: { ...draft.latest.current.uses, [id]: use } })
  return (
    <>
      {ending && (
        <Notice
          className="mb4"
          icon="board"
          title={`没办成：${UNSOLVED_LABELS[ending.reason]}`}
          text={`“${ending.words}”这段话和裁定的一方（${ending.decidedBy}），会写在公示里。`}
        />
      )}
      <ActField
        act={act}
        draft={draft}
        field="problem"
        label="原来怎么了"
        max={LIMITS.publicationChars}
        tall
        placeholder={words.problem}
      />
      <ActField
        act={act}
        draft={draft}
        field="done"
        label={words.done}
        max={LIMITS.publicationChars}
        tall
        placeholder={words.doneAsked}
      />
      <ActField
        act={act}
        draft={draft}
        field="paidBy"
        label="钱谁出的"
        aside="没花就不写"
        max={LIMITS.replyChars}
        placeholder="比如：小区公共收益出一万一千六，物业出七千"
      />
      {photos.length > 0 && (
        <FormItem label="照片放不放" hint="有人脸、车牌、门牌、电话的，不放" error={act.at('photos', true)}>
          {photos.map((one, place) => (
            <PhotoDecision
              key={one.photo.id}
              one={one}
              place={place}
              all={photos}
              use={draft.value.uses[one.photo.id]}
              onDecide={(use) => decide(one.photo.id, use)}
            />
          ))}
        </FormItem>
      )}
    </>
  )
}

interface PhotoDecisionProps {
  one: CandidatePhoto
  place: number
  all: readonly CandidatePhoto[]
  use: PhotoUse | undefined
  onDecide: (use: PhotoUse) => void
}

function PhotoDecision({ one: { photo, from }, place, all, use, onDecide }: PhotoDecisionProps) {
  const named = `第 ${place + 1} 张，${from}`
  const urls = all.map((other) => other.photo.full)
  return (
    <View className="flex mt3">
      <Thumb src={photo.thumb} full={photo.full} alt={named} among={urls} />
      <View className="grow ml3">
        <View className="t-note num mb2">{named}</View>
        <Chips label={named} choices={USES} value={use} onChange={onDecide} />
      </View>
    </View>
  )
}
