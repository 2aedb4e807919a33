import { LIMITS } from '@juwuye/domain'
import { UNSOLVED_LABELS } from '@juwuye/messages'
import type { CaseView, PhotoView } from '@juwuye/types'
import { Chips, FormItem, Notice, TextLink, Thumb, View } from '../../../ui/index.ts'
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
  /** Opens the sheet in which parts of the photo are hidden. */
  onBox: (boxing: BoxedOne) => void
}

/** The photo on which boxes are drawn, and how it is called. */
export interface BoxedOne {
  photo: PhotoView
  named: string
}

export function PublishForm({ words, ending, act, draft, photos: candidates, onBox }: PublishFormProps) {
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
        <FormItem label="照片放不放" hint="有人脸、车牌、门牌、电话的，打上码，或者不放" error={act.at('photos', true)}>
          {photos.map((one, place) => (
            <PhotoDecision
              key={one.photo.id}
              one={one}
              place={place}
              all={photos}
              use={draft.value.uses[one.photo.id]}
              boxes={draft.value.boxes[one.photo.id]?.length ?? 0}
              onDecide={(use) => decide(one.photo.id, use)}
              onBox={onBox}
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
  /** How many parts of it are hidden. */
  boxes: number
  onDecide: (use: PhotoUse) => void
  onBox: PublishFormProps['onBox']
}

function PhotoDecision({ one: { photo, from }, place, all, use, boxes, onDecide, onBox }: PhotoDecisionProps) {
  const named = `第 ${place + 1} 张，${from}`
  const hide = boxes === 0 ? '有不该露的，打码' : `打了 ${boxes} 处码，再改改`
  const urls = all.map((other) => other.photo.full)
  return (
    <View className="flex mt3">
      <Thumb src={photo.thumb} full={photo.full} alt={named} among={urls} />
      <View className="grow ml3">
        <View className="t-note num mb2">{named}</View>
        <Chips label={named} choices={USES} value={use} onChange={onDecide} />
        {use !== 'leaveOut' && (
          <View className="flex mt2">
            <TextLink
              className="link-flush"
              text={hide}
              label={`${hide}：${named}`}
              onPress={() => onBox({ photo, named })}
            />
          </View>
        )}
      </View>
    </View>
  )
}
