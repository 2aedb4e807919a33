import { LIMITS, UNSOLVED_REASONS, type UnsolvedReason } from '@juwuye/domain'
import { UNSOLVED_LABELS } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** What belongs in the words, by reason. */
const ASKED: Record<UnsolvedReason, { note: string; placeholder: string }> = {
  vote: {
    note: '业主大会、居民会议没有同意',
    placeholder: '比如：11 月 20 日业主大会，改车棚这一项 128 票同意、203 票不同意；两种方案都问过',
  },
  law: {
    note: '做了就违反法律或规定',
    placeholder: '比如：一楼外墙是消防通道，规划部门书面答复不能加建；换个位置也量过，不够宽',
  },
  money: {
    note: '几家都问过，凑不出来',
    placeholder: '比如：加装电梯报价 46 万，公共收益只有 3 万，公积金和补贴都问过，12 户里 5 户不出钱',
  },
}

const REASONS = UNSOLVED_REASONS.map((value) => ({ value, label: UNSOLVED_LABELS[value], note: ASKED[value].note }))

/** 办不成，说明原因 */
export function ConcludeUnsolvedSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: undefined as UnsolvedReason | undefined, words: '' })
  const { reason } = draft.value
  const send = async () => {
    if (!reason) return
    const text = '由没有经手的一方裁定；同意了，就照实公示没办成。'
    if (!(await confirm({ title: '这件办不成？', text, yes: '交上去' }))) return
    if (await act.send('conclude-unsolved', { reason, words: draft.latest.current.words })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="这件办不成"
      note="要说清为什么；裁定之前，事情不停"
      tall
      fields={['reason', 'words']}
      wait={reason ? undefined : '先选是哪一种原因'}
      foot={
        <SendButton
          context={context}
          act={act}
          kind="danger"
          text="说明白了，交上去裁定"
          disabled={!reason}
          onPress={send}
        />
      }
    >
      <FormItem label="因为什么办不成" error={act.at('reason')}>
        <RadioList
          label="因为什么办不成"
          choices={REASONS}
          value={reason}
          onChange={(value) => draft.change({ reason: value })}
        />
      </FormItem>
      <ActField
        key={reason}
        act={act}
        draft={draft}
        field="words"
        label="为什么，试过什么"
        hint="会原样写进公示，不写人名、电话和门牌"
        max={LIMITS.reasonChars}
        tall
        placeholder={reason ? ASKED[reason].placeholder : '问过谁、差多少、还有没有别的办法'}
      />
      <Notice icon="board" title="没办成，也照实公示" text="公示里写明没办成、为什么、谁定的；数字里也单独算。" />
    </ActSheet>
  )
}
