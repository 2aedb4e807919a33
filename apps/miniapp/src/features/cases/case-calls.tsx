import { CALL_OUTCOMES } from '@juwuye/domain'
import { CALL_OUTCOME_LABELS } from '@juwuye/messages'
import type { CallBody, CallOutcomeBody, CaseView, CommunityView, OnCallCalls } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { callPhone } from '../../platform/phone.ts'
import { call } from '../../shared/call.ts'
import { phoneText } from '../../shared/duty.model.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { useOnline } from '../../shared/online.ts'
import { deliver } from '../../shared/outbox/deliver.ts'
import { queryClient } from '../../shared/query-client.ts'
import { Button, Card, Chips, Notice, View } from '../../ui/index.ts'
import { callNote, callsLine, mayNeedCall } from './calls.model.ts'
import { dangerNow } from './notices.model.ts'
import { onCallOf } from './parties.model.ts'
import { useNow } from './use-now.ts'

interface CaseCallsProps {
  communityId: string
  view: CaseView
  community: CommunityView | undefined
}

/** Numbers and calls of this case; nothing for whom they are not. */
function useCalls(communityId: string, view: CaseView) {
  return useQuery({
    queryKey: keys.calls(communityId, view.id),
    queryFn: ({ signal }) =>
      call<OnCallCalls, 'onCallCalls'>('onCallCalls', { params: { communityId, caseId: view.id }, signal }),
    enabled: mayNeedCall(view),
  })
}

/** Whom to ring. Who works on the case rings from here, and it is written down; others just ring. */
export function CaseCalls({ communityId, view, community }: CaseCallsProps) {
  const { data } = useCalls(communityId, view)
  if (data) return <LoggedCalls communityId={communityId} caseId={view.id} has={data} />
  return onCallOf(community, view.estateId).map(({ label, phone }) => (
    <View key={phone} className="mt3">
      <Button text={`${label} ${phoneText(phone)}`} icon="phone" onPress={() => callPhone(phone)} />
    </View>
  ))
}

/** Of an urgent case that has no danger card. */
export function UrgentCalls({ communityId, view }: Omit<CaseCallsProps, 'community'>) {
  const { data } = useCalls(communityId, view)
  if (!data || dangerNow(view) || (!data.nobodyOnDuty && data.calls.length === 0)) return null
  return (
    <Card className="mt3">
      <View className="t-head">急事，打电话叫人</View>
      <LoggedCalls communityId={communityId} caseId={view.id} has={data} />
    </Card>
  )
}

interface LoggedCallsProps {
  communityId: string
  caseId: string
  has: OnCallCalls
}

function LoggedCalls({ communityId, caseId, has }: LoggedCallsProps) {
  const online = useOnline()
  const now = useNow()
  const params = { communityId, caseId }
  // not waited for: the phone rings now
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: keys.calls(communityId, caseId) })
  const log = useMutation({
    mutationFn: (body: CallBody) =>
      deliver<OnCallCalls, 'logCall'>({
        ...{ route: 'logCall', params, body, key: newId(), about: params },
        words: { title: `打了电话给${body.label}`, note: body.phone },
      }),
    onSettled,
  })
  const settle = useMutation({
    mutationFn: ({ callId, outcome }: CallOutcomeBody & { callId: string }) =>
      deliver<OnCallCalls, 'callOutcome'>({
        ...{ route: 'callOutcome', params: { ...params, callId }, body: { outcome }, key: newId(), about: params },
        words: { title: `电话：${CALL_OUTCOME_LABELS[outcome]}` },
      }),
    onSettled,
  })
  const ring = (one: CallBody) => {
    log.mutate(one)
    callPhone(one.phone)
  }
  const fault = log.error ?? settle.error
  return (
    <>
      <View className="t-note num mt2">{callsLine(has)}</View>
      {has.numbers.map(({ label, phone }) => (
        <View key={phone} className="mt3">
          <Button text={`${label} ${phoneText(phone)}`} icon="phone" onPress={() => ring({ label, phone })} />
        </View>
      ))}
      {fault && <Notice kind="error" className="mt3" title="电话照打，没有记上" text={faultText(fault, online)} />}
      {has.calls.map((made) => (
        <View key={made.id} className="mt3">
          <View className="t-body strong">{made.label}</View>
          <View className="t-note num mb2">{callNote(made, now)}</View>
          {made.mine && made.outcome === null && (
            <Chips
              label={`${made.label}怎么说`}
              choices={CALL_OUTCOMES.map((value) => ({ value, label: CALL_OUTCOME_LABELS[value] }))}
              onChange={(outcome) => settle.mutate({ callId: made.id, outcome })}
            />
          )}
        </View>
      ))}
    </>
  )
}
