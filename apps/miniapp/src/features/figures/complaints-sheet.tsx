import { COMPLAINT_SOURCES, monthAfter, monthOf } from '@juwuye/domain'
import { COMPLAINT_SOURCE_LABELS, periodText, whenText } from '@juwuye/messages'
import type { ComplaintsEntered } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { whenSent } from '../../shared/outbox/use-send.ts'
import { Button, Notice, NumberRow, Sheet, Stepper, View } from '../../ui/index.ts'
import { type Typed, typedBody, typedFaults } from './complaints.model.ts'
import { useComplaints, useEnterComplaints } from './use-figures.ts'

interface ComplaintsSheetProps {
  communityId: string
  onClose: () => void
}

const nameOf = (month: string) => periodText({ span: 'month', first: month, last: month })

/** What came in by other ways in one month; the year before is entered the same way, to be set against. */
export function ComplaintsSheet({ communityId, onClose }: ComplaintsSheetProps) {
  const today = monthOf(now())
  const [month, setMonth] = useState(() => monthAfter(today, -1))
  const [typed, setTyped] = useState<Typed>({})
  const [tried, setTried] = useState(false)
  const query = useComplaints(communityId, month)
  const send = useEnterComplaints(communityId, month)
  const online = useOnline()
  const faults = tried ? typedFaults(typed) : {}
  const go = (by: number) => {
    setMonth(monthAfter(month, by))
    setTyped({})
    setTried(false)
    send.reset()
  }
  const save = ({ entries }: ComplaintsEntered) => {
    setTried(true)
    if (Object.keys(typedFaults(typed)).length > 0) return
    send.mutate(typedBody(typed, entries), {
      onSuccess: (sent) =>
        whenSent(sent, (answer) => {
          if (answer) toast('填好了')
          onClose()
        }),
    })
  }
  return (
    <Sheet
      title="填投诉数"
      note="没有就填 0；空着是还没填"
      onClose={onClose}
      foot={
        <>
          {send.error && (
            <Notice
              kind={online ? 'error' : 'offline'}
              title="没有填上"
              text={faultText(send.error, online)}
              className="mb2"
            />
          )}
          <Button text="填好" kind="primary" loading={send.isPending} onPress={() => query.data && save(query.data)} />
        </>
      }
    >
      <Stepper
        label="填哪个月"
        name={nameOf(month)}
        before={nameOf(monthAfter(month, -1))}
        after={nameOf(monthAfter(month, 1))}
        atEnd={month >= today}
        onBefore={() => go(-1)}
        onAfter={() => go(1)}
      />
      <LoadState query={query} cards={1} inside>
        {({ entries }) => (
          <View className="mt2">
            {COMPLAINT_SOURCES.map((source) => {
              const entry = entries.find((one) => one.source === source)
              return (
                <NumberRow
                  key={`${month} ${source} ${entry?.version ?? 0}`}
                  name={source}
                  label={COMPLAINT_SOURCE_LABELS[source]}
                  note={entry?.at ? `${entry.by}，${whenText(entry.at, now())} 填的` : undefined}
                  error={faults[source]}
                  initial={typed[source] ?? (entry?.complaints ?? '').toString()}
                  unit="件"
                  placeholder="没填"
                  onInput={(value) => setTyped((all) => ({ ...all, [source]: value }))}
                />
              )
            })}
          </View>
        )}
      </LoadState>
    </Sheet>
  )
}
