import type { CaseView, HeldContent, PassContentBody } from '@juwuye/types'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../../shared/call.ts'
import { useDraft } from '../../../shared/drafts.ts'
import { newId } from '../../../shared/ids.ts'
import { useOnline } from '../../../shared/online.ts'
import { Button, Field, Notice, Sheet, View } from '../../../ui/index.ts'
import { actFault, faultAt } from '../act-fault.model.ts'
import { HeldBody } from '../case-held.tsx'
import { heldRow } from '../held.model.ts'

interface HeldSheetProps {
  communityId: string
  /** Who looks: drafts are kept by person. */
  personId: string
  view: CaseView
  held: HeldContent
  now: number
  onDone: (view: CaseView, said: string) => void
  onClose: () => void
}

const REASON_CHARS = 200

/** 放行，不放行: a judgement, so both weigh the same. */
export function HeldSheet({ communityId, personId, view, held, now, onDone, onClose }: HeldSheetProps) {
  const online = useOnline()
  const draft = useDraft(`held.${personId}.${held.id}`, 1, { reason: '' })
  const keys = useRef({ pass: newId(), hold: newId() })
  const send = useMutation({
    mutationFn: (pass: boolean) => {
      const params = { communityId, caseId: view.id, id: held.id }
      const body: PassContentBody = { pass, reason: draft.latest.current.reason }
      return call<CaseView, 'passContent'>('passContent', {
        params,
        body,
        idempotencyKey: keys.current[pass ? 'pass' : 'hold'],
      })
    },
    onSuccess: (answer, pass) => {
      draft.clear()
      onDone(answer, pass ? '放行了，邻居看得到' : '没有放行，邻居看不到')
    },
  })
  const row = heldRow(view, held, now)
  const fault = send.error ? actFault(send.error, online, ['reason']) : undefined
  const loading = (pass: boolean) => send.isPending && send.variables === pass
  const foot = (
    <>
      {fault && (
        <Notice
          kind={fault.kind === 'offline' ? 'offline' : 'error'}
          title={fault.title}
          text={fault.text}
          className="mb2"
        />
      )}
      <View className="dock-acts">
        <Button text="不放行" loading={loading(false)} disabled={loading(true)} onPress={() => send.mutate(false)} />
        <Button text="放行" loading={loading(true)} disabled={loading(false)} onPress={() => send.mutate(true)} />
      </View>
    </>
  )
  return (
    <Sheet title={`${row.title}，放不放行`} note={row.note} foot={foot} onClose={onClose}>
      <HeldBody row={row} />
      <Notice
        className="mt3 mb4"
        title="办这件事的人照样看得到"
        text="只是先不给邻居看。骂人的、露了别人家事的、广告，不放行"
      />
      <Field
        name="held-reason"
        label="为什么"
        aside="可以不写"
        max={REASON_CHARS}
        tall
        initial={draft.value.reason}
        error={faultAt(send.error, 'reason')}
        onInput={(reason) => draft.change({ reason })}
      />
    </Sheet>
  )
}
