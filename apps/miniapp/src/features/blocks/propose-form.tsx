import { DAY, dayOf, LIMITS } from '@juwuye/domain'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { Button, DateField, Form, Notice, Section } from '../../ui/index.ts'
import { dayWords } from '../cases/days.model.ts'
import { useNow } from '../cases/index.ts'
import { type Cause, useProposeBlock } from './use-blocks.ts'
import { WordField } from './word-field.tsx'

/** Proposes it because of one whistle; another has the second word. */
export function ProposeForm({ communityId, cause, onDone }: { communityId: string; cause: Cause; onDone: () => void }) {
  const now = useNow()
  const draft = useDraft(`propose-block.${cause.whistleId}`, 1, { reason: '', untilDay: '' })
  const propose = useProposeBlock(communityId, cause)
  const [missing, miss] = useState(false)
  const { untilDay } = draft.value
  const faults = propose.error ? fieldFaults(propose.error) : {}
  const send = () => {
    const { reason, untilDay: until } = draft.latest.current
    miss(reason.trim() === '' || until === '')
    if (reason.trim() === '' || until === '') return
    propose.mutate(
      { reason: reason.trim(), untilDay: until },
      {
        onSuccess: (sent) => {
          draft.clear()
          toast(sent.queued ? sent.said : '提出来了，等另一个人看')
          onDone()
        },
      },
    )
  }
  return (
    <Section title="限制吹这一哨的人">
      <Notice
        className="mb4"
        title="另一个人同意了才算"
        text="书记、别的社工或镇街再看一遍。限制的是吹哨、我也是和催办；遇到危险、打电话、看自己的事都不受影响"
      />
      <Form foot={<Button text="提出来" kind="primary" loading={propose.isPending} onPress={send} />}>
        <WordField
          name="block-reason"
          label="为什么"
          hint="本人看得到，照实写，不写别人的名字"
          placeholder="比如：一天里五次吹假哨，提醒过两回"
          draft={draft}
          missing={missing && draft.value.reason.trim() === ''}
          fault={propose.error}
        />
        <DateField
          name="block-untilDay"
          label="到哪天为止"
          value={untilDay || undefined}
          shown={untilDay ? dayWords(untilDay, now) : undefined}
          start={dayOf(now)}
          end={dayOf(now + LIMITS.blockDays * DAY)}
          error={missing && untilDay === '' ? '请选到哪天为止' : faults.untilDay}
          onChange={(day) => draft.change({ untilDay: day })}
        />
      </Form>
    </Section>
  )
}
