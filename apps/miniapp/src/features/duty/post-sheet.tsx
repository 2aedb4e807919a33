import { LIMITS } from '@juwuye/domain'
import type { PostView, StationView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { Button, CheckboxRow, CheckList, Chips, Field, FormItem, OneQuestion, Sheet } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { HoursFields } from './hours-fields.tsx'
import {
  KIND_CHOICES,
  type PostDraft,
  postBody,
  postDraft,
  postProblems,
  ROLE_CHOICES,
  withKind,
} from './post.model.ts'
import { useFormFaults } from './use-form-faults.ts'
import { useSavePost } from './use-setup.ts'

interface PostSheetProps {
  communityId: string
  /** undefined: a new one. */
  post: PostView | undefined
  stations: readonly StationView[]
  onClose: () => void
}

/** 岗: where, who may stand there, at which times and how many. */
export function PostSheet({ communityId, post, stations, onClose }: PostSheetProps) {
  const [draft, setDraft] = useState<PostDraft>(() => postDraft(post, stations))
  const save = useSavePost(communityId, post?.id)
  const form = useFormFaults(postProblems(draft), save.error, draft.shifts, 'shifts')
  const change = (part: Partial<PostDraft>) => setDraft((before) => ({ ...before, ...part }))
  const send = () => {
    if (!form.ready()) return
    save.mutate(postBody(draft, post?.version ?? 0), {
      onSuccess: () => {
        toast('改好了')
        onClose()
      },
    })
  }
  const { problems } = form
  return (
    <Sheet
      title={post?.label ?? '加一个岗'}
      note="改了以后，往后排班照新的来；已经公布的班不动"
      tall
      foot={
        <>
          {!form.pointed && <FaultNotice fault={save.error} title="没有改成" />}
          <Button text={post ? '改好' : '加上'} kind="primary" loading={save.isPending} onPress={send} />
        </>
      }
      onClose={onClose}
    >
      <FormItem label="哪一种岗">
        <Chips
          label="哪一种岗"
          choices={KIND_CHOICES}
          value={draft.kind}
          onChange={(kind) => setDraft((before) => withKind(before, kind))}
        />
      </FormItem>
      <Field
        key={draft.kind}
        name="post-label"
        label="岗的名字"
        initial={draft.label}
        max={LIMITS.nameChars}
        error={problems.label}
        onInput={(label) => change({ label })}
      />
      <FormItem label="在哪个站" error={problems.stationId}>
        <Chips
          label="在哪个站"
          choices={stations.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.stationId}
          onChange={(stationId) => change({ stationId })}
        />
      </FormItem>
      <HoursFields
        label="班次"
        withSeats
        drafts={draft.shifts}
        problems={problems}
        onChange={(shifts) => change({ shifts })}
      />
      <FormItem label="谁能站" error={problems.roles}>
        <CheckList label="谁能站" choices={ROLE_CHOICES} values={draft.roles} onChange={(roles) => change({ roles })} />
      </FormItem>
      <OneQuestion>
        <CheckboxRow
          text="这个岗还在用"
          note="去掉勾，往后排班就没有它了"
          checked={draft.active}
          onChange={(active) => change({ active })}
        />
      </OneQuestion>
    </Sheet>
  )
}
