import type { HandoverDraft } from '@juwuye/types'
import { useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { replace } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { newId } from '../../shared/ids.ts'
import { LoadState } from '../../shared/load-state.tsx'
import {
  Button,
  CheckList,
  DateField,
  EmptyState,
  Field,
  Form,
  OneQuestion,
  Section,
  TabHeader,
  TextLink,
  View,
} from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { FaultNotice } from './fault-notice.tsx'
import {
  checkOutBody,
  emptyHandover,
  type HandoverForm,
  handoverCount,
  NOTE_CHARS,
  type OwnPromise,
  ownProblems,
  WORDS_CHARS,
} from './hand-over.model.ts'
import { promiseNote } from './my-duty.model.ts'
import { useCheckOut, useHandoverDraft } from './use-my-duty.ts'

interface HandOverScreenProps {
  communityId: string
  attendanceId: string
}

/** 交班: what is not done yet goes to the next, with a note; then one has checked out. */
export function HandOverScreen({ communityId, attendanceId }: HandOverScreenProps) {
  const query = useHandoverDraft(communityId, attendanceId)
  return (
    <LoadState query={query}>
      {(proposed) => <HandOverForm communityId={communityId} attendanceId={attendanceId} proposed={proposed} />}
    </LoadState>
  )
}

function HandOverForm({ communityId, attendanceId, proposed }: HandOverScreenProps & { proposed: HandoverDraft }) {
  const now = useNow()
  const name = `hand-over.${attendanceId}`
  const draft = useDraft<HandoverForm>(name, 1, emptyHandover)
  const [tried, setTried] = useState(false)
  const leave = useCheckOut(communityId, attendanceId, name)
  const form = draft.value
  const problems = tried ? ownProblems(form) : {}
  const send = async () => {
    setTried(true)
    if (Object.keys(ownProblems(draft.latest.current)).length > 0) return
    const count = handoverCount(proposed, draft.latest.current)
    if (!(await confirm({ title: '现在签退', text: `${count}，交给下一班`, yes: '签退' }))) return
    leave.mutate(checkOutBody(proposed, draft.latest.current, now), {
      onSuccess: () => {
        draft.clear()
        toast('交好班了，辛苦')
        replace('duty', { communityId })
      },
    })
  }
  const foot = (
    <>
      <FaultNotice fault={leave.error} title="没有签退" />
      <Button text="交班、签退" kind="whistle" icon="swap" loading={leave.isPending} onPress={() => void send()} />
    </>
  )
  return (
    <>
      <TabHeader title="交给下一班" note={handoverCount(proposed, form)} />
      <Form foot={foot}>
        <OneQuestion>
          <Proposed proposed={proposed} form={form} now={now} onDropped={(dropped) => draft.change({ dropped })} />
        </OneQuestion>
        <OneQuestion wrong={Object.keys(problems).length > 0}>
          <Section title="还答应了什么">
            {form.own.map((one, place) => (
              <Own
                key={one.key}
                one={one}
                place={place}
                problem={problems[one.key]}
                onChange={(part) =>
                  draft.change({
                    own: draft.latest.current.own.map((other) =>
                      other.key === one.key ? { ...other, ...part } : other,
                    ),
                  })
                }
                onRemove={() => draft.change({ own: form.own.filter(({ key }) => key !== one.key) })}
              />
            ))}
            <Button
              text="加一件"
              onPress={() => draft.change({ own: [...form.own, { key: newId(), words: '', time: '' }] })}
            />
          </Section>
        </OneQuestion>
        <View className="mt6">
          <Field
            name="handover-note"
            label="留句话"
            tall
            initial={form.note}
            max={NOTE_CHARS}
            placeholder="比如：前台有两把钥匙，电梯维修工 14:00 到"
            onInput={(note) => draft.change({ note })}
          />
        </View>
      </Form>
    </>
  )
}

interface ProposedProps {
  proposed: HandoverDraft
  form: HandoverForm
  now: number
  onDropped: (dropped: string[]) => void
}

function Proposed({ proposed: { promises }, form: { dropped }, now, onDropped }: ProposedProps) {
  if (promises.length === 0) return <EmptyState icon="okc" title="没有等着办的事" text="有别的要交代，写在下面" />
  return (
    <Section title="没办完的" aside="办好的去掉勾">
      <CheckList
        label="没办完的"
        choices={promises.map((one) => ({ value: one.id, label: one.words, note: promiseNote(one, now) }))}
        values={promises.filter(({ id }) => !dropped.includes(id)).map(({ id }) => id)}
        onChange={(kept) => onDropped(promises.filter(({ id }) => !kept.includes(id)).map(({ id }) => id))}
      />
    </Section>
  )
}

interface OwnProps {
  one: OwnPromise
  place: number
  problem?: string
  onChange: (part: Partial<OwnPromise>) => void
  onRemove: () => void
}

function Own({ one: { key, words, time }, place, problem, onChange, onRemove }: OwnProps) {
  const nth = `第 ${place + 1} 件`
  return (
    <View className="mb3" role="group" label={nth}>
      <View className="flex">
        <View className="t-note num grow">{nth}</View>
        <TextLink text="拿掉" label={`${nth}拿掉`} onPress={onRemove} />
      </View>
      <Field
        name={`${key}-words`}
        label="答应了什么"
        initial={words}
        max={WORDS_CHARS}
        error={problem}
        placeholder="比如：给 4 幢张阿姨回电话"
        onInput={(said) => onChange({ words: said })}
      />
      <DateField
        name={`${key}-time`}
        label="今天几点前"
        kind="time"
        value={time || undefined}
        hint="没有时间就不填"
        onChange={(picked) => onChange({ time: picked })}
      />
    </View>
  )
}
