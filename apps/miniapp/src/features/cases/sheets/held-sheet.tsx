import type { CaseView, HeldContent } from '@juwuye/types'
import { useDraft } from '../../../shared/drafts.ts'
import { useOnline } from '../../../shared/online.ts'
import { useSend } from '../../../shared/outbox/use-send.ts'
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
  const draftName = `held.${personId}.${held.id}`
  const draft = useDraft(draftName, 1, { reason: '' })
  const send = useSend<boolean, 'passContent', CaseView>((pass) => ({
    route: 'passContent',
    params: { communityId, caseId: view.id, id: held.id },
    body: { pass, reason: draft.latest.current.reason },
    words: { title: pass ? '放行' : '不放行', note: view.title },
    about: { communityId, caseId: view.id },
    edit: { page: 'case', params: { communityId, caseId: view.id }, draft: draftName },
  }))
  const decide = (pass: boolean) =>
    send.mutate(pass, {
      onSuccess: (sent) => {
        if (sent.queued) return
        draft.clear()
        onDone(sent.answer, pass ? '放行了，邻居看得到' : '没有放行，邻居看不到')
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
        <Button text="不放行" loading={loading(false)} disabled={loading(true)} onPress={() => decide(false)} />
        <Button text="放行" loading={loading(true)} disabled={loading(false)} onPress={() => decide(true)} />
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
