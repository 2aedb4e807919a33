import { ROLE_LABELS } from '@juwuye/messages'
import type { DutyPerson, PostView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { Button, CheckboxRow, CheckList, Chips, FormItem, OneQuestion, Reason, Sheet } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { DaysOffFields } from './days-off-fields.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { type PersonDraft, personBody, personDraft, personProblems, postsFor, withPosts } from './person.model.ts'
import { useFormFaults } from './use-form-faults.ts'
import { useSaveDutyPerson } from './use-setup.ts'

interface PersonSheetProps {
  communityId: string
  person: DutyPerson
  posts: readonly PostView[]
  onClose: () => void
}

const PER_WEEK = ['0', '1', '2', '3', '4', '5', '6', '7'].map((value) => ({ value, label: `${value} 次` }))

/** One of the roster: which posts, how often, when not. */
export function PersonSheet({ communityId, person, posts, onClose }: PersonSheetProps) {
  const now = useNow()
  const [draft, setDraft] = useState<PersonDraft>(() => personDraft(person))
  const save = useSaveDutyPerson(communityId, person)
  const form = useFormFaults(personProblems(draft), save.error)
  const change = (part: Partial<PersonDraft>) => setDraft((before) => ({ ...before, ...part }))
  const send = () => {
    if (!form.ready()) return
    save.mutate(personBody(draft, person.version), {
      onSuccess: () => {
        toast('改好了')
        onClose()
      },
    })
  }
  const fitting = postsFor(person, posts)
  const roles = person.roles.map((role) => ROLE_LABELS[role]).join('、')
  const after = person.looksAfter.map(({ name }) => name).join('、')
  return (
    <Sheet
      title={person.name}
      note={[roles, person.party, after && `看着 ${after}`].filter(Boolean).join('，')}
      tall
      foot={
        <>
          <FaultNotice fault={save.error} title="没有改成" />
          <Button text="改好" kind="primary" loading={save.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      <FormItem label="站哪些岗" error={form.problems.postIds}>
        {fitting.length === 0 ? (
          <Reason text="没有哪个岗是给这样的人站的。先在岗里把他的身份勾上" />
        ) : (
          <CheckList
            label="站哪些岗"
            choices={fitting.map(({ id, label }) => ({ value: id, label }))}
            values={draft.postIds}
            onChange={(postIds) => setDraft((before) => withPosts(before, postIds))}
          />
        )}
      </FormItem>
      <FormItem label="每周最多几次">
        <Chips
          label="每周最多几次"
          choices={PER_WEEK}
          value={draft.maxPerWeek}
          onChange={(maxPerWeek) => change({ maxPerWeek })}
        />
      </FormItem>
      <DaysOffFields
        drafts={draft.daysOff}
        problems={form.problems}
        offWeekdays={draft.offWeekdays}
        now={now}
        onDrafts={(daysOff) => change({ daysOff })}
        onWeekdays={(offWeekdays) => change({ offWeekdays })}
      />
      <OneQuestion>
        <CheckboxRow
          text="做候补"
          note="有人没到，会先告诉候补"
          checked={draft.reserve}
          onChange={(reserve) => change({ reserve })}
        />
        <CheckboxRow
          text="参加排班"
          note="去掉勾，往后先不排"
          checked={draft.active}
          onChange={(active) => change({ active })}
        />
      </OneQuestion>
    </Sheet>
  )
}
