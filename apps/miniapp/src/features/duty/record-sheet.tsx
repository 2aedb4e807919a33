import { LIMITS, shanghaiTime } from '@juwuye/domain'
import type { ShiftView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { Button, DateField, Field, Sheet } from '../../ui/index.ts'
import { pickerTime, shiftHours, shiftPlace } from './duty-words.model.ts'
import { FaultNotice } from './fault-notice.tsx'
import { type RecordDraft, recordBody, recordProblems } from './record.model.ts'
import { useRecordAttendance } from './use-board.ts'

interface RecordSheetProps {
  communityId: string
  shift: ShiftView
  onClose: () => void
}

function startTime(shift: ShiftView): string {
  const { hour, minute } = shanghaiTime(shift.fromAt)
  return pickerTime(hour * 60 + minute)
}

/** 补记: somebody was there and could not check in. The reason stays to be read. */
export function RecordSheet({ communityId, shift, onClose }: RecordSheetProps) {
  const name = `record.${shift.id}`
  const draft = useDraft<RecordDraft>(name, 1, { time: startTime(shift), reason: '' })
  const [tried, setTried] = useState(false)
  const record = useRecordAttendance(communityId, shift, name)
  const problems = { ...fieldFaults(record.error), ...(tried ? recordProblems(draft.value) : {}) }
  const send = () => {
    setTried(true)
    if (Object.keys(recordProblems(draft.latest.current)).length > 0) return
    record.mutate(recordBody(shift, draft.latest.current), {
      onSuccess: () => {
        draft.clear()
        toast('补记好了')
        onClose()
      },
    })
  }
  return (
    <Sheet
      title={`替${shift.person?.name ?? ''}补记`}
      note={`${shiftHours(shift)}，${shiftPlace(shift)}`}
      foot={
        <>
          {Object.keys(problems).length === 0 && <FaultNotice fault={record.error} title="没有记上" />}
          <Button text="补记，写明是我记的" kind="primary" loading={record.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      <DateField
        name="record-time"
        label="几点到的"
        kind="time"
        value={draft.value.time}
        error={problems.inAt}
        onChange={(time) => draft.change({ time })}
      />
      <Field
        name="record-reason"
        label="为什么补记"
        tall
        initial={draft.value.reason}
        max={LIMITS.reasonChars}
        error={problems.reason}
        placeholder="比如：手机没电了，我看着他到的"
        onInput={(reason) => draft.change({ reason })}
      />
    </Sheet>
  )
}
