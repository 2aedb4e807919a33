import { LIMITS } from '@juwuye/domain'
import type { StationView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { livePosition } from '../../platform/live-position.ts'
import { Button, Field, FormItem, NumberRow, OneQuestion, Sheet } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { HoursFields } from './hours-fields.tsx'
import { pointText, type StationDraft, stationBody, stationDraft, stationProblems } from './station.model.ts'
import { useFormFaults } from './use-form-faults.ts'
import { useSaveStation } from './use-setup.ts'

interface StationSheetProps {
  communityId: string
  /** undefined: a new one. */
  station: StationView | undefined
  onClose: () => void
}

/** 服务站: what it is called, where it is, when it is open. */
export function StationSheet({ communityId, station, onClose }: StationSheetProps) {
  const [draft, setDraft] = useState<StationDraft>(() => stationDraft(station))
  const save = useSaveStation(communityId, station?.id)
  const form = useFormFaults(stationProblems(draft), save.error, draft.opening, 'opening')
  const change = (part: Partial<StationDraft>) => setDraft((before) => ({ ...before, ...part }))
  const send = () => {
    if (!form.ready()) return
    save.mutate(stationBody(draft, station?.version ?? 0), {
      onSuccess: () => {
        toast('改好了')
        onClose()
      },
    })
  }
  return (
    <Sheet
      title={station?.name ?? '加一个服务站'}
      tall
      foot={
        <>
          {!form.pointed && <FaultNotice fault={save.error} title="没有改成" />}
          <Button text={station ? '改好' : '加上'} kind="primary" loading={save.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      <Field
        name="station-name"
        label="站的名字"
        initial={draft.name}
        max={LIMITS.nameChars}
        error={form.problems.name}
        placeholder="比如：梧桐社区服务站"
        onInput={(name) => change({ name })}
      />
      <Field
        name="station-address"
        label="在哪里"
        initial={draft.address}
        max={LIMITS.placeChars}
        error={form.problems.address}
        placeholder="比如：临溪花园 1 幢东侧"
        onInput={(address) => change({ address })}
      />
      <Field
        name="station-phone"
        label="电话"
        aside="居民点一下就打"
        kind="tel"
        initial={draft.phone}
        error={form.problems.phone}
        onInput={(phone) => change({ phone })}
      />
      <Where draft={draft} error={form.problems.latitude} onFound={(point) => change({ point })} />
      <OneQuestion wrong={Boolean(form.problems.radiusMetres)}>
        <NumberRow
          name="station-radius"
          label="多远算在站里"
          note="手机定位有误差，不要太小"
          unit="米"
          initial={draft.radius}
          error={form.problems.radiusMetres}
          onInput={(radius) => change({ radius })}
        />
      </OneQuestion>
      <HoursFields
        label="开门时间"
        drafts={draft.opening}
        problems={form.problems}
        onChange={(opening) => change({ opening })}
      />
    </Sheet>
  )
}

interface WhereProps {
  draft: StationDraft
  error?: string
  onFound: (point: NonNullable<StationDraft['point']>) => void
}

/** The station's point is where somebody stands who says “here”. */
function Where({ draft: { point }, error, onFound }: WhereProps) {
  const [looking, setLooking] = useState(false)
  const [failed, setFailed] = useState(false)
  const look = async () => {
    setLooking(true)
    const found = await livePosition()
    setLooking(false)
    setFailed('failed' in found)
    if (!('failed' in found)) onFound({ latitude: found.latitude, longitude: found.longitude })
  }
  return (
    <FormItem
      label="站的位置"
      hint={point ? `已经记下：${pointText(point)}` : '人在站里的时候点'}
      error={failed ? '没有找到位置：看看手机允不允许定位，到门口再试' : error}
    >
      <Button text="用我现在的位置" icon="pin" loading={looking} onPress={() => void look()} />
    </FormItem>
  )
}
