import { LIMITS } from '@juwuye/domain'
import { Notice } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 三方面对面 */
export function StartTalkSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { topic: '' })
  const isPrivate = context.view.class === 'private'
  const send = async () => {
    if (await act.send('start-talk', { topic: draft.latest.current.topic })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={isPrivate ? '约着谈一谈' : '三方面对面'}
      note={isPrivate ? '双方坐下来，当面把话说开' : '办事的几家和邻居坐下来，当面商量'}
      fields={['topic']}
      foot={<SendButton context={context} act={act} text="约着谈" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="topic"
        label="谈什么"
        max={LIMITS.topicChars}
        placeholder={isPrivate ? '比如：晚上几点以后不出声' : '比如：乒乓球室放在哪里，钱从哪里来'}
      />
      <Notice
        icon="clock"
        title="谈着的时候，办好的期限照算"
        text="时间、地点先打电话约好。谈完回来记下谁说了什么、说定了什么"
      />
    </ActSheet>
  )
}
