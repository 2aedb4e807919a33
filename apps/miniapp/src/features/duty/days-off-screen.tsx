import type { DutyPerson } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { newId } from '../../shared/ids.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, Form, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { dayOffProblems, daysOffOf, draftsOf } from './days-off.model.ts'
import { DaysOffFields } from './days-off-fields.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { useMyDuty, useSetMyDaysOff } from './use-my-duty.ts'

/** Days on which I cannot stand, said by myself. */
export function DaysOffScreen({ communityId }: { communityId: string }) {
  const query = useMyDuty(communityId)
  return (
    <LoadState
      query={query}
      isEmpty={({ person }) => person === null}
      empty={<EmptyState icon="clock" title="您还不在值班名册上" text="想来站岗，跟社工说一声" />}
    >
      {({ person }) => person && <DaysOffForm key={person.version} communityId={communityId} person={person} />}
    </LoadState>
  )
}

function DaysOffForm({ communityId, person }: { communityId: string; person: DutyPerson }) {
  const now = useNow()
  const [drafts, setDrafts] = useState(() => draftsOf(person.daysOff, newId))
  const [offWeekdays, setWeekdays] = useState(person.offWeekdays)
  const [tried, setTried] = useState(false)
  const save = useSetMyDaysOff(communityId)
  const problems = dayOffProblems(drafts)
  const send = () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    save.mutate(
      { daysOff: daysOffOf(drafts), offWeekdays, version: person.version },
      {
        onSuccess: (sent) => {
          toast(sent.queued ? sent.said : '记下了')
          back()
        },
      },
    )
  }
  return (
    <>
      <TabHeader title="哪几天来不了" note="往后排班会避开；已经公布的班，请换班或请假" />
      <Form
        foot={
          <View className="mt6">
            <FaultNotice fault={save.error} title="没有记上" />
            <Button text="记下来" kind="primary" loading={save.isPending} onPress={send} />
          </View>
        }
      >
        <DaysOffFields
          drafts={drafts}
          problems={tried ? problems : {}}
          offWeekdays={offWeekdays}
          now={now}
          onDrafts={setDrafts}
          onWeekdays={setWeekdays}
        />
      </Form>
    </>
  )
}
