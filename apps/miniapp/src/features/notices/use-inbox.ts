import type { Inbox } from '@juwuye/types'
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'
import { type Reading, withRead } from './inbox.model.ts'

const EVERY_MINUTE = 60_000

type Unread = Pick<Inbox, 'unread'>

/** How many messages nobody has looked at. One place on the screen asks again every minute while the app is in front. */
export function useUnread(communityId: string | undefined, { poll = false } = {}) {
  return useQuery({
    queryKey: keys.unread(communityId ?? ''),
    queryFn: ({ signal }) => call<Unread, 'unread'>('unread', { params: { communityId: communityId ?? '' }, signal }),
    enabled: communityId !== undefined,
    refetchInterval: poll ? EVERY_MINUTE : false,
  })
}

function keepCount(communityId: string, unread: number) {
  queryClient.setQueryData<Unread>(keys.unread(communityId), { unread })
}

/** Messages, newest first, page by page. */
export function useInbox(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.inbox(communityId),
    queryFn: async ({ pageParam, signal }) => {
      const page = await call<Inbox, 'inbox'>('inbox', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      })
      keepCount(communityId, page.unread)
      return page
    },
    ...BY_CURSOR,
  })
}

/** Marks messages as read, at once on the screen; where that did not get through, the list is asked for again. */
export function useReadNotices(communityId: string) {
  return useMutation({
    mutationFn: (reading: Reading) =>
      call<unknown, 'readNotices'>('readNotices', { params: { communityId }, body: reading }),
    onMutate: (reading) => {
      const before = queryClient.getQueryData<InfiniteData<Inbox>>(keys.inbox(communityId))
      if (!before) return
      const pages = withRead(before.pages, reading)
      queryClient.setQueryData<InfiniteData<Inbox>>(keys.inbox(communityId), { ...before, pages })
      keepCount(communityId, pages[0]?.unread ?? 0)
    },
    onError: () => {
      void queryClient.invalidateQueries({ queryKey: keys.inbox(communityId) })
      void queryClient.invalidateQueries({ queryKey: keys.unread(communityId) })
    },
  })
}
