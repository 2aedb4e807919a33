import { LIMITS } from '@juwuye/domain'
import { useDraft } from '../../shared/drafts.ts'
import { useOnline } from '../../shared/online.ts'
import { useSend, whenSent } from '../../shared/outbox/use-send.ts'
import { Button, Field, Notice, Sheet, View } from '../../ui/index.ts'
import { actFault, faultAt } from '../cases/act-fault.model.ts'

interface ReportPageSheetProps {
  communityId: string
  publicationId: string
  /** Of the page. */
  title: string
  onDone: () => void
  onClose: () => void
}

/** 反映这一页有问题: open to everybody, also who never signed in; nobody learns who wrote it. */
export function ReportPageSheet({ communityId, publicationId, title, onDone, onClose }: ReportPageSheetProps) {
  const online = useOnline()
  const draftName = `report.${publicationId}`
  const draft = useDraft(draftName, 1, { reason: '' })
  const send = useSend((reason: string) => ({
    route: 'reportPublication',
    params: { communityId, publicationId },
    body: { reason },
    words: { title: '反映公示页有问题', note: title },
    about: { communityId },
    edit: { page: 'result', params: { communityId, publicationId }, draft: draftName },
  }))
  const tell = () =>
    send.mutate(draft.latest.current.reason, {
      onSuccess: (sent) =>
        whenSent(sent, () => {
          draft.clear()
          if (sent.queued) onClose()
          else onDone()
        }),
    })
  const fault = send.error ? actFault(send.error, online, ['reason']) : undefined
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
        <Button text="告诉社工" kind="primary" loading={send.isPending} onPress={tell} />
      </View>
    </>
  )
  return (
    <Sheet title="反映这一页有问题" over={title} note="不用登录，也不留您是谁" foot={foot} onClose={onClose}>
      <Field
        name="report-reason"
        label="哪里有问题"
        hint="24 小时内，社工核对，有问题就撤下来"
        placeholder="比如：第 2 张照片看得见我家的门牌号"
        max={LIMITS.reasonChars}
        tall
        initial={draft.value.reason}
        error={faultAt(send.error, 'reason')}
        onInput={(reason) => draft.change({ reason })}
      />
    </Sheet>
  )
}
