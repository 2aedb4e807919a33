import type { TemplateKey } from '@juwuye/domain'
import type { MessageSettings } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { askToSubscribe } from '../../platform/subscribe.ts'
import type { PromptOutcome, PromptResult } from '../../platform/subscribe-types.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'
import { offText, settingsWith, templateIdsToAsk } from './prompt.model.ts'

function useMessageSettings(communityId: string) {
  return useQuery({
    queryKey: keys.messageSettings(communityId),
    queryFn: ({ signal }) =>
      call<MessageSettings, 'messageSettings'>('messageSettings', { params: { communityId }, signal }),
  })
}

/** Which kinds stay off; the switch moves at once and goes back where it did not get through. */
export function useSetSettings(communityId: string) {
  const key = keys.messageSettings(communityId)
  const send = useSend(
    (off: TemplateKey[]) => ({
      route: 'setMessageSettings',
      params: { communityId },
      body: { off },
      words: { title: '消息设置', note: offText(off) },
      about: { communityId },
      edit: { page: 'message-settings', params: { communityId } },
    }),
    { settled: () => queryClient.invalidateQueries({ queryKey: key }) },
  )
  const set = (off: TemplateKey[]) => {
    const before = queryClient.getQueryData<MessageSettings>(key)
    if (before) queryClient.setQueryData(key, settingsWith(before, off))
    send.mutate(off, {
      onSuccess: (sent) => sent.queued && toast(sent.said),
      onError: () => before && queryClient.setQueryData(key, before),
    })
  }
  return { set, error: send.error }
}

/** Asking WeChat's permission. `ask` must be what a tap calls, directly: the ids are there before, nothing is awaited. */
export function useSubscribe(communityId: string, wanted?: readonly TemplateKey[]) {
  const settings = useMessageSettings(communityId)
  // WeChat tells an answer once: without a network it is kept
  const record = useSend(
    (results: PromptResult[]) => ({
      route: 'promptResult',
      params: { communityId },
      body: { results },
      words: { title: '微信里允许的消息', note: '有网了记上，只记一次' },
      about: { communityId },
    }),
    { settled: () => queryClient.invalidateQueries({ queryKey: keys.messageSettings(communityId) }) },
  )
  const [outcome, setOutcome] = useState<PromptOutcome>()
  const ids = templateIdsToAsk(settings.data, wanted)
  const answered = (answer: PromptOutcome) => {
    setOutcome(answer)
    if (answer.shown) record.mutate(answer.results)
  }
  const ask = () => {
    void askToSubscribe(ids).then(answered)
  }
  return { ask, ready: ids.length > 0, outcome, settings }
}
