import { LIMITS, type SwapKind } from '@juwuye/domain'
import { SWAP_KIND_LABELS } from '@juwuye/messages'
import type { MyDuty, RotaView, ShiftCandidates, ShiftView, SwapBody } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { replace } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Chips, EmptyState, Field, Form, FormItem, Notice, RadioList, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { FaultNotice } from './fault-notice.tsx'
import { returnChoices, shiftLine } from './swap.model.ts'
import { useAskSwap, useMyDuty } from './use-my-duty.ts'
import { useCandidates, useRota } from './use-rota.ts'

interface SwapScreenProps {
  communityId: string
  shiftId: string
  month: string
}

/** 来不了: somebody in particular to swap with, or a leave for which somebody is looked for. */
export function SwapScreen({ communityId, shiftId, month }: SwapScreenProps) {
  const query = useMyDuty(communityId, month)
  const shiftOf = ({ shifts }: MyDuty) => shifts.find(({ id }) => id === shiftId)
  return (
    <LoadState
      query={query}
      isEmpty={(duty) => shiftOf(duty) === undefined}
      empty={<EmptyState icon="swap" title="这个班已经不是您的了" text="回到值班看看现在的" />}
    >
      {(duty) => {
        const shift = shiftOf(duty)
        return shift && <SwapForm communityId={communityId} shift={shift} month={month} />
      }}
    </LoadState>
  )
}

interface Draft {
  kind: SwapKind
  /** Empty: not chosen yet. */
  toPersonId: string
  /** Empty: nothing in return. */
  returnShiftId: string
  reason: string
}

const KINDS = (['swap', 'leave'] as const).map((value) => ({ value, label: SWAP_KIND_LABELS[value] }))

function bodyOf({ kind, toPersonId, returnShiftId, reason }: Draft): SwapBody {
  const swaps = kind === 'swap'
  return {
    kind,
    toPersonId: (swaps && toPersonId) || null,
    returnShiftId: (swaps && toPersonId && returnShiftId) || null,
    reason: reason.trim(),
  }
}

function SwapForm({ communityId, shift, month }: { communityId: string; shift: ShiftView; month: string }) {
  const now = useNow()
  const name = `swap.${shift.id}`
  const draft = useDraft<Draft>(name, 1, { kind: 'swap', toPersonId: '', returnShiftId: '', reason: '' })
  const ask = useAskSwap(communityId, { shiftId: shift.id, month }, name)
  const [tried, setTried] = useState(false)
  const { kind, reason } = draft.value
  const missing = tried && reason.trim() === '' ? '写一句原因' : undefined
  const nobody = tried && kind === 'swap' && draft.value.toPersonId === '' ? '选一位' : undefined
  const faults = fieldFaults(ask.error)
  const send = () => {
    setTried(true)
    const body = bodyOf(draft.latest.current)
    if (body.reason === '' || (kind === 'swap' && body.toPersonId === null)) return
    ask.mutate(body, {
      onSuccess: () => {
        draft.clear()
        toast(kind === 'swap' ? '问过对方了，等答复' : '请好了，正在找人')
        replace('duty', { communityId })
      },
    })
  }
  const foot = (
    <>
      {!faults.reason && !faults.toPersonId && <FaultNotice fault={ask.error} title="没有提成" />}
      <Button text={kind === 'swap' ? '问一声' : '请假'} kind="primary" loading={ask.isPending} onPress={send} />
    </>
  )
  return (
    <>
      <TabHeader title="来不了" note={shiftLine(shift, now)} />
      <Form foot={foot}>
        <FormItem label="怎么办">
          <Chips
            label="怎么办"
            even
            choices={KINDS}
            value={kind}
            onChange={(chosen) => draft.change({ kind: chosen })}
          />
        </FormItem>
        {kind === 'swap' ? (
          <WithWhom
            communityId={communityId}
            shift={shift}
            month={month}
            draft={draft}
            error={nobody ?? faults.toPersonId}
            now={now}
          />
        ) : (
          <View className="t-note mb3">告诉排班的人和候补，谁能来谁接。没人接以前，班还是您的</View>
        )}
        <Field
          name="swap-reason"
          label="为什么"
          initial={reason}
          max={LIMITS.reasonChars}
          error={missing ?? faults.reason}
          placeholder="比如：那天要带家里人看病"
          onInput={(said) => draft.change({ reason: said })}
        />
      </Form>
    </>
  )
}

interface WithWhomProps {
  communityId: string
  shift: ShiftView
  month: string
  draft: ReturnType<typeof useDraft<Draft>>
  error?: string
  now: number
}

function WithWhom({ communityId, shift, month, draft, error, now }: WithWhomProps) {
  const candidates = useCandidates(communityId, shift.id)
  const rota = useRota(communityId, month)
  const { toPersonId, returnShiftId } = draft.value
  return (
    <>
      <LoadState
        query={candidates}
        cards={1}
        isEmpty={(list) => list.items.length === 0}
        empty={
          <Notice kind="warn" icon="people" title="那天没有别人能来" text="选请假，排班的人会去找" className="mb3" />
        }
      >
        {(list) => (
          <FormItem label="跟谁换" error={error}>
            <RadioList
              label="跟谁换"
              choices={peopleChoices(list)}
              value={toPersonId}
              onChange={(chosen) => draft.change({ toPersonId: chosen, returnShiftId: '' })}
            />
          </FormItem>
        )}
      </LoadState>
      {toPersonId !== '' && rota.data && (
        <InReturn rota={rota.data} personId={toPersonId} value={returnShiftId} now={now} draft={draft} />
      )}
    </>
  )
}

function peopleChoices({ items }: ShiftCandidates) {
  const free = items.filter(({ problems }) => problems.length === 0)
  return free.map(({ personId, name, shifts }) => ({ value: personId, label: name, note: `这个月 ${shifts} 个班` }))
}

interface InReturnProps {
  rota: RotaView
  personId: string
  value: string
  now: number
  draft: WithWhomProps['draft']
}

function InReturn({ rota, personId, value, now, draft }: InReturnProps) {
  const choices = returnChoices(rota, personId, now)
  if (choices.length === 0) return null
  return (
    <FormItem label="我替对方站哪一班">
      <RadioList
        label="我替对方站哪一班"
        choices={[{ value: '', label: '先不说，以后还' }, ...choices]}
        value={value}
        onChange={(chosen) => draft.change({ returnShiftId: chosen })}
      />
    </FormItem>
  )
}
