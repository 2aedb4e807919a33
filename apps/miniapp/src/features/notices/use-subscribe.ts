import type { TemplateKey } from '@juwuye/domain'
import type { MessageSettings } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { usePageShow } from '../../platform/page-events.ts'
import { askToSubscribe } from '../../platform/subscribe.ts'
import type { PromptOutcome } from '../../platform/subscribe-types.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useMe } from '../../shared/me.ts'
import { useOnline } from '../../shared/online.ts'
import { queryClient } from '../../shared/query-client.ts'
import { settingsWith, templateIdsToAsk } from './prompt.model.ts'
import { keepResults, sendKept, useKeptResults } from './prompt-results.ts'

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
  return useMutation({
    mutationFn: (off: TemplateKey[]) =>
      call<unknown, 'setMessageSettings'>('setMessageSettings', { params: { communityId }, body: { off } }),
    onMutate: (off) => {
      const before = queryClient.getQueryData<MessageSettings>(key)
      if (before) queryClient.setQueryData(key, settingsWith(before, off))
      return before
    },
    onError: (_fault, _off, before) => before && queryClient.setQueryData(key, before),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: key }),
  })
}

/** Sends what could not be sent before, whenever the page comes to the front or the network is back. */
export function useSendKept(): number {
  const online = useOnline()
  const personId = useMe().data?.person.id
  const waiting = useKeptResults(personId)
  const send = () => {
    if (personId !== undefined && waiting > 0) void sendKept(personId)
  }
  usePageShow(send)
  useEffect(() => {
    if (online && personId !== undefined) void sendKept(personId)
  }, [online, personId])
  return waiting
}

/** Asking WeChat's permission. `ask` must be what a tap calls, directly: the ids are there before, nothing is awaited. */
export function useSubscribe(communityId: string, wanted?: readonly TemplateKey[]) {
  const personId = useMe().data?.person.id
  const settings = useMessageSettings(communityId)
  const [outcome, setOutcome] = useState<PromptOutcome>()
  const ids = templateIdsToAsk(settings.data, wanted)
  const answered = (answer: PromptOutcome) => {
    setOutcome(answer)
    if (!answer.shown || personId === undefined) return
    keepResults(personId, communityId, answer.results)
    void sendKept(personId)
  }
  const ask = () => {
    void askToSubscribe(ids).then(answered)
  }
  return { ask, ready: ids.length > 0 && personId !== undefined, outcome, settings }
}
