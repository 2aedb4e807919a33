import { LIMITS, WHISTLE_KINDS } from '@juwuye/domain'
import { CHANNEL_LABELS, KIND_LABELS, VISIBILITY_HINTS, VISIBILITY_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { callPhone } from '../../platform/phone.ts'
import { onCallOf, phoneText } from '../../shared/duty.model.ts'
import {
  Button,
  Card,
  Chip,
  Chips,
  Field,
  FormItem,
  Icon,
  ListRow,
  Notice,
  PhotoGrid,
  Question,
  TextLink,
  type useQuestions,
  View,
} from '../../ui/index.ts'
import { VoiceField } from '../voice/voice-field.tsx'
import type { useWhistleDraft } from './use-whistle.ts'
import { placeOf, placeText, type WhistleDraft } from './whistle.model.ts'

/** In the order in which elder mode asks: the words first. */
export const WHISTLE_QUESTIONS = ['words', 'photos', 'place', 'rest'] as const

export type SheetName = 'danger' | 'place' | 'visibility' | 'about' | 'forOther' | 'similar'

interface FieldsProps {
  community: CommunityView
  draft: ReturnType<typeof useWhistleDraft>
  faults: Record<string, string>
  questions: ReturnType<typeof useQuestions<(typeof WHISTLE_QUESTIONS)[number]>>
  onSheet: (sheet: SheetName) => void
}

const kinds = WHISTLE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))

/** Photo, words, place, and what is rarely needed below. */
export function WhistleFields({ community, draft, faults, questions, onSheet }: FieldsProps) {
  const { value, change, uploads, voice } = draft
  return (
    <>
      <Danger
        on={value.danger}
        onCall={onCallOf(community, placeOf(value, community).estate?.id)[0]}
        onSheet={onSheet}
        onOff={() => change({ danger: false })}
      />
      <Question of={questions} name="photos" title="有照片吗？没有也行">
        <FormItem label="拍一拍" aside={`最多 ${LIMITS.photosPerEntry} 张`} error={faults.photos}>
          <PhotoGrid
            photos={uploads.photos}
            max={LIMITS.photosPerEntry}
            onAdd={() => uploads.add()}
            onRemove={uploads.remove}
            onRetry={uploads.retry}
          />
        </FormItem>
      </Question>
      <Question of={questions} name="words" title="出了什么事？">
        <View className="spoken">
          <Field
            name="text"
            label="说一说"
            tall
            placeholder="什么事，什么时候开始的"
            initial={value.text}
            max={LIMITS.whistleTextChars}
            error={faults.text}
            onInput={(text) => change({ text })}
          />
          <View className="spoken-first">
            <VoiceField note={voice} label="不想打字" text="点一下，说给我们听" />
          </View>
        </View>
        <View className="mb4">
          <Chips even label="是什么" choices={kinds} value={value.kind} onChange={(kind) => change({ kind })} />
        </View>
      </Question>
      <Question of={questions} name="place" title="在哪里？">
        <Place community={community} value={value} change={change} faults={faults} onSheet={onSheet} />
      </Question>
      <Question of={questions} name="rest" title="谁能知道是您说的？">
        <Rest community={community} value={value} faults={faults} onSheet={onSheet} />
      </Question>
    </>
  )
}

interface DangerProps {
  on: boolean
  /** The first number to ring at any hour, where the estate has one. */
  onCall: CommunityView['estates'][number]['onCall'][number] | undefined
  onSheet: FieldsProps['onSheet']
  onOff: () => void
}

function Danger({ on, onCall, onSheet, onOff }: DangerProps) {
  if (!on) {
    return (
      <Notice
        icon="warn"
        title="正在发生危险？"
        text="着火、漏电、有人受伤：先点这里打电话"
        className="mb4"
        onPress={() => onSheet('danger')}
      />
    )
  }
  return (
    <View className="mb4">
      <Notice kind="error" title="正在发生危险" text="请先打电话。发出去以后按险情排在最前面，30 分钟内要有人确认" />
      {onCall && (
        <View className="mt2">
          <Button
            text={`打给${onCall.label} ${phoneText(onCall.phone)}`}
            icon="phone"
            onPress={() => callPhone(onCall.phone)}
          />
        </View>
      )}
      <View className="flex mt2">
        <TextLink text="再看一眼电话" onPress={() => onSheet('danger')} />
        <View className="end">
          <TextLink text="改成不是危险" onPress={onOff} />
        </View>
      </View>
    </View>
  )
}

interface PartProps {
  community: CommunityView
  value: WhistleDraft
  faults: Record<string, string>
  onSheet: FieldsProps['onSheet']
}

function Place({ community, value, change, faults, onSheet }: PartProps & { change: FieldsProps['draft']['change'] }) {
  const where = placeOf(value, community)
  const fault = faults.estateId ?? faults.buildingId ?? faults.placeId
  return (
    <>
      <FormItem label="在哪里" error={fault}>
        <View className={`field${fault ? ' field-bad' : ''}`}>
          <Icon name="pin" size="s" gap />
          <View className={`grow${where.estate ? '' : ' field-empty'}`}>{placeText(where) ?? '选一下在哪个小区'}</View>
          <TextLink
            text={where.estate ? '改' : '选'}
            label={where.estate ? '改在哪里' : '选在哪里'}
            onPress={() => onSheet('place')}
          />
        </View>
        {where.estate && where.estate.places.length > 0 && (
          <View className="chips mt2" role="group" label="常见的地方">
            {where.estate.places.map(({ id, name }) => (
              <Chip
                key={id}
                text={name}
                on={id === where.place?.id}
                onPress={() => change({ placeId: id === where.place?.id ? undefined : id })}
              />
            ))}
          </View>
        )}
      </FormItem>
      <Field
        name="spot"
        label="再说细一点"
        aside="可以不填"
        placeholder="比如 2 单元一楼，不写门牌号"
        initial={value.spot}
        max={LIMITS.placeChars}
        error={faults.spot}
        onInput={(spot) => change({ spot })}
      />
    </>
  )
}

function Rest({ community, value, faults, onSheet }: PartProps) {
  const about = community.parties.find(({ id }) => id === value.aboutPartyId)
  const { forOther } = value
  return (
    <Card inner="flush">
      <ListRow
        plain
        title={VISIBILITY_LABELS[value.visibility]}
        note={VISIBILITY_HINTS[value.visibility]}
        onPress={() => onSheet('visibility')}
      />
      <ListRow
        plain
        title={about ? `说的是${about.name}` : '说的是哪一家'}
        note={faults.aboutPartyId ?? (about ? '它可以去修，不能由它来定' : '对哪一家不满意，可以点名；不点也行')}
        onPress={() => onSheet('about')}
      />
      {community.may.enterForOthers && (
        <ListRow
          plain
          title={forOther ? `替${forOther.name}登记` : '替别人登记'}
          note={faults.onBehalfOf ?? (forOther ? CHANNEL_LABELS[forOther.channel] : '邻居上门来说、打电话来说的')}
          onPress={() => onSheet('forOther')}
        />
      )}
    </Card>
  )
}
