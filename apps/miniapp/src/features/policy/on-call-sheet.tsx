import type { PolicyView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useOnline } from '../../shared/online.ts'
import { Refusal } from '../../shared/refusal.ts'
import { Button, Field, Notice, Sheet, TextLink, View } from '../../ui/index.ts'
import {
  changed,
  emptyNumber,
  LABEL_CHARS,
  MOST_NUMBERS,
  moved,
  type NumberDraft,
  numberFaults,
  numberProblems,
  onCallBody,
  without,
} from './on-call.model.ts'
import { useSetOnCall } from './use-policy.ts'

interface OnCallSheetProps {
  communityId: string
  estate: PolicyView['onCall'][number]
  onClose: () => void
}

interface Draft {
  /** The numbers it was begun on: on others it means nothing. */
  from: string
  list: NumberDraft[]
}

const draftOf = (estateId: string) => `on-call.${estateId}`

function useNumbers({ estateId, numbers }: OnCallSheetProps['estate']) {
  const from = JSON.stringify(numbers)
  const [fresh] = useState<Draft>(() => ({ from, list: numbers.map((one) => ({ key: newId(), ...one })) }))
  const draft = useDraft<Draft>(draftOf(estateId), 1, fresh)
  const value = draft.value.from === fresh.from ? draft.value : fresh
  return {
    list: value.list,
    set: (list: NumberDraft[]) => draft.change({ from: fresh.from, list }),
    clear: draft.clear,
  }
}

/** The numbers of one estate: who, which number, in which order. */
export function OnCallSheet({ communityId, estate, onClose }: OnCallSheetProps) {
  const { list, set, clear } = useNumbers(estate)
  const save = useSetOnCall(communityId, estate.estate, draftOf(estate.estateId))
  const online = useOnline()
  const [tried, setTried] = useState(false)
  const fields = save.error instanceof Refusal ? (save.error.problem.fields ?? []) : []
  const fromServer = numberFaults(list, fields)
  const problems = tried ? { ...fromServer, ...numberProblems(list) } : fromServer
  const send = () => {
    setTried(true)
    if (Object.keys(numberProblems(list)).length > 0) return
    save.mutate(onCallBody(estate.estateId, list, estate.numbers), {
      onSuccess: () => {
        clear()
        toast('改好了')
        onClose()
      },
    })
  }
  return (
    <Sheet
      title={estate.estate}
      note="居民从第一个打起"
      foot={
        <>
          {save.error && Object.keys(fromServer).length === 0 && (
            <Notice
              kind={online ? 'error' : 'offline'}
              title="没有改成"
              text={faultText(save.error, online)}
              className="mb2"
            />
          )}
          <Button text="改好，居民马上看得到" kind="primary" loading={save.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      {list.length === 0 && <Notice kind="warn" icon="phone" title="一个号码也没有" text="夜里有急事，没有地方打" />}
      {list.map((one, place) => (
        <OneNumber key={one.key} one={one} place={place} list={list} problems={problems} onChange={set} />
      ))}
      {list.length < MOST_NUMBERS ? (
        <Button text="再加一个号码" icon="phone" onPress={() => set([...list, emptyNumber(newId())])} />
      ) : (
        <View className="t-note">最多 {MOST_NUMBERS} 个</View>
      )}
    </Sheet>
  )
}

interface OneNumberProps {
  one: NumberDraft
  place: number
  list: NumberDraft[]
  problems: Record<string, string>
  onChange: (list: NumberDraft[]) => void
}

function OneNumber({ one: { key, label, phone }, place, list, problems, onChange }: OneNumberProps) {
  const nth = `第 ${place + 1} 个`
  return (
    <View className="mb3">
      <View className="flex mb2">
        <View className="t-note num grow">{nth}</View>
        {place > 0 && <TextLink text="往上移" label={`${nth}往上移`} onPress={() => onChange(moved(list, key))} />}
        <TextLink text="拿掉" label={`${nth}拿掉`} onPress={() => onChange(without(list, key))} />
      </View>
      <Field
        name={`${key}-label`}
        label="打给谁"
        initial={label}
        max={LABEL_CHARS}
        error={problems[`${key}.label`]}
        placeholder="比如：物业 24 小时电话"
        onInput={(value) => onChange(changed(list, key, { label: value }))}
      />
      <Field
        name={`${key}-phone`}
        label="号码"
        kind="tel"
        initial={phone}
        error={problems[`${key}.phone`]}
        onInput={(value) => onChange(changed(list, key, { phone: value }))}
      />
    </View>
  )
}
