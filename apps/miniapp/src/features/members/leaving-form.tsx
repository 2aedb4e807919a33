import { LIMITS } from '@juwuye/domain'
import type { Me, MembershipEnded, Obligations } from '@juwuye/types'
import { useState } from 'react'
import { now } from '../../shared/clock.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { Button, Chips, DateField, Field, Form, FormItem, TabHeader, View } from '../../ui/index.ts'
import { dayWords } from '../cases/days.model.ts'
import { ChooseSuccessor } from './choose-successor.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { Holdings } from './holdings.tsx'
import {
  bodyOf,
  chosenOf,
  dayChosen,
  daysAhead,
  type LeavingDraft,
  type LeavingField,
  leavingNote,
  missing,
  planOf,
} from './members.model.ts'
import { NobodyThere } from './nobody-there.tsx'
import { PlannedEnding } from './planned-ending.tsx'
import { forgetMembership, useEndMembership, usePlanEnding } from './use-members.ts'

interface LeavingFormProps {
  me: Me
  communityId: string
  obligations: Obligations
  searching: boolean
  onSearch: (words: string) => void
  onEnded: (ended: MembershipEnded) => void
}

/** What somebody holds, who takes over, why; then once more what will happen. */
export function LeavingForm(props: LeavingFormProps) {
  const { communityId, obligations, searching } = props
  const { member, mustName, candidates } = obligations
  return (
    <>
      <TabHeader title={member.mine ? '我要离任' : member.name} note={leavingNote(obligations, now())} />
      <PlannedEnding communityId={communityId} obligations={obligations} />
      <Holdings communityId={communityId} obligations={obligations} />
      {obligations.planned?.day ? null : mustName && candidates.length === 0 && !searching ? (
        <NobodyThere communityId={communityId} obligations={obligations} />
      ) : (
        <Decision {...props} />
      )}
    </>
  )
}

function Decision({ me, communityId, obligations, searching, onSearch, onEnded }: LeavingFormProps) {
  const { membershipId } = obligations.member
  const draftName = `leaving.${me.person.id}.${membershipId}`
  const draft = useDraft<LeavingDraft>(draftName, 1, { reason: '' })
  const end = useEndMembership(communityId, obligations.member, draftName)
  const plan = usePlanEnding(communityId, obligations.member, draftName)
  const day = dayChosen(draft.value)
  const send = day === undefined ? end : plan
  const [asked, ask] = useState(false)
  // from the first try on, what is missing is said
  const [tried, setTried] = useState(false)
  const lacks = missing(draft.value, obligations)
  const faults = fieldFaults(send.error)
  const errorOf = (field: LeavingField) =>
    tried && lacks?.field === field ? lacks.text : lacks === undefined ? faults[field] : undefined
  const next = () => {
    setTried(true)
    end.reset()
    plan.reset()
    ask(missing(draft.latest.current, obligations) === undefined)
  }
  const ended = (answer: MembershipEnded) => {
    draft.clear()
    onEnded(answer)
    void forgetMembership(communityId, membershipId)
  }
  return (
    <View className="mt6">
      <Form foot={<Button text="下一步，看看会怎样" kind="primary" onPress={next} />}>
        <ChooseSuccessor
          obligations={obligations}
          draft={draft.value}
          error={errorOf('successorId')}
          searching={searching}
          onSearch={onSearch}
          onChange={(successorId) => draft.change({ successorId })}
        />
        <When draft={draft.value} error={errorOf('day')} onChange={draft.change} />
        <Field
          name="reason"
          label="为什么离任"
          hint="记在成员的记录里，不写进每件事"
          tall
          initial={draft.value.reason}
          max={LIMITS.reasonChars}
          error={errorOf('reason')}
          placeholder="比如：换届了；搬走了；身体不好"
          onInput={(reason) => draft.change({ reason })}
        />
      </Form>
      {asked && (
        <ConfirmSheet
          obligations={obligations}
          successor={chosenOf(draft.value, obligations)}
          day={day}
          sending={send.isPending}
          fault={send.error}
          onSend={() =>
            day === undefined
              ? end.mutate(bodyOf(draft.latest.current, obligations), {
                  onSuccess: (sent) => !sent.queued && ended(sent.answer),
                })
              : plan.mutate(planOf(draft.latest.current, obligations, day), { onSuccess: () => draft.clear() })
          }
          onClose={() => ask(false)}
        />
      )}
    </View>
  )
}

interface WhenProps {
  draft: LeavingDraft
  error: string | undefined
  onChange: (change: Partial<LeavingDraft>) => void
}

/** At once, or from a day on. */
function When({ draft, error, onChange }: WhenProps) {
  const at = now()
  const { when = 'now', day } = draft
  return (
    <>
      <FormItem label="什么时候交接">
        <Chips
          label="什么时候交接"
          even
          choices={[
            { value: 'now', label: '现在' },
            { value: 'day', label: '定一天' },
          ]}
          value={when}
          onChange={(value) => onChange({ when: value })}
        />
      </FormItem>
      {when === 'day' && (
        <DateField
          name="day"
          label="从哪天起"
          hint="那天零点自动交接"
          value={day}
          shown={day && dayWords(day, at)}
          {...daysAhead(at)}
          error={error}
          onChange={(value) => onChange({ day: value })}
        />
      )}
    </>
  )
}
