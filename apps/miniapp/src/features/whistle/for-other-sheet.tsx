import { LIMITS, WHISTLE_CHANNELS } from '@juwuye/domain'
import { CHANNEL_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Button, Chips, Field, FormItem, Notice, Pair, RadioList, Sheet } from '../../ui/index.ts'
import { looksAfterNeighbours } from '../relay/relay.model.ts'
import type { Consent, ForOther, WhistleDraft } from './whistle.model.ts'

const channelsOf = (fromList: boolean) =>
  WHISTLE_CHANNELS.filter((value) => value !== 'own' && !(fromList && value === 'relay')).map((value) => ({
    value: value as ForOther['channel'],
    label: CHANNEL_LABELS[value],
  }))

const consents: { value: Consent; label: string; note?: string }[] = [
  { value: 'spoken', label: '本人口头说了可以' },
  { value: 'written', label: '本人写了、签了' },
  { value: 'family', label: '家里人说了可以', note: '本人不方便说的时候' },
]

type Draft = Omit<ForOther, 'consent'> & Partial<Pick<ForOther, 'consent'>>

interface ForOtherSheetProps {
  draft: WhistleDraft
  change: (part: Partial<WhistleDraft>) => void
  community: CommunityView
  onClose: () => void
}

/** A neighbour speaks through somebody of the backbone: who, by which way, and that they agreed. */
export function ForOtherSheet({ draft, change, community, onClose }: ForOtherSheetProps) {
  const { communityId, memberships } = community
  // who keeps a list relays from there
  const fromList = looksAfterNeighbours(memberships)
  // Consent is never assumed: somebody has to say how it was given.
  const [value, setValue] = useState<Draft>(draft.forOther ?? { channel: fromList ? 'walkIn' : 'relay', name: '' })
  const [asked, ask] = useState(false)
  const { channel, name, consent } = value
  const patch = (part: Partial<ForOther>) => setValue((before) => ({ ...before, ...part }))
  const keep = () => {
    if (name.trim() === '' || !consent) return ask(true)
    change({ forOther: { channel, name, consent } })
    onClose()
  }
  const own = () => {
    change({ forOther: undefined })
    onClose()
  }
  return (
    <Sheet
      title="替别人登记"
      onClose={onClose}
      foot={
        <Pair>
          <Button text="不替别人" onPress={own} />
          <Button text="就这样" kind="primary" onPress={keep} />
        </Pair>
      }
    >
      {fromList && (
        <Notice
          className="mb4"
          icon="people"
          title="替不用手机的邻居报"
          text="从“替邻居说”里报，带上他同意的录音或者照片"
          onPress={() => open('tell-backs', { communityId })}
        />
      )}
      <FormItem label="怎么说来的">
        <Chips
          label="怎么说来的"
          choices={channelsOf(fromList)}
          value={channel}
          onChange={(channel) => patch({ channel })}
        />
      </FormItem>
      <Field
        name="behalf-name"
        label="替谁说"
        hint="只有社工和书记看得到"
        initial={name}
        max={LIMITS.nameChars}
        error={asked && name.trim() === '' ? '写上是替谁说的' : undefined}
        onInput={(name) => patch({ name })}
      />
      <FormItem label="本人同意了吗" error={asked && !consent ? '选一下是怎么同意的' : undefined}>
        <RadioList label="本人同意了吗" choices={consents} value={consent} onChange={(consent) => patch({ consent })} />
      </FormItem>
    </Sheet>
  )
}
