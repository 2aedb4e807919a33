import { isLiveImport } from '@juwuye/domain'
import type { CommunityImport, CommunityImports, ImportInvitations } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ChosenPhoto } from '../../platform/request-types.ts'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call, sendFile } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'
import { isUnderWay } from './import.model.ts'

const EVERY_MS = 1_000
/** While it waits: somebody else may bring it in, or take it back. */
const WAITING_MS = 10_000

/** What was brought in and is being brought in, newest first. */
export function useImports(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.imports(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<CommunityImports, 'imports'>('imports', { params: { communityId }, query: { cursor: pageParam }, signal }),
    ...BY_CURSOR,
  })
}

const lookAgainIn = (one: CommunityImport) => (isUnderWay(one) ? EVERY_MS : isLiveImport(one.state) && WAITING_MS)

/** One of them, looked at anew as long as something comes of it. */
export function useImport(communityId: string, importId: string) {
  const query = useQuery({
    queryKey: keys.import(communityId, importId),
    queryFn: ({ signal }) => call<CommunityImport, 'import'>('import', { params: { communityId, importId }, signal }),
    refetchInterval: ({ state: { data } }) => data !== undefined && lookAgainIn(data),
  })
  const state = query.data?.state
  const before = useRef(state)
  useEffect(() => {
    const moved = before.current !== undefined && before.current !== state
    before.current = state
    if (!moved) return
    // what came in is newer than everything that was read before
    const stale = state === 'done' ? keys.inside(communityId) : keys.imports(communityId)
    void queryClient.invalidateQueries({ queryKey: stale })
  }, [communityId, state])
  return query
}

const seeAnew = (communityId: string, importId: string) => () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.imports(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.import(communityId, importId) }),
  ])

/** Sends the file; it is then checked by the server, and nothing is kept of it. */
export function useUpload(communityId: string, onStarted: (started: CommunityImport) => void) {
  const [fraction, go] = useState(0)
  const running = useRef<AbortController>()
  const send = useMutation({
    mutationFn: (file: ChosenPhoto) => {
      running.current = new AbortController()
      go(0)
      return sendFile<CommunityImport>('workbook', file, {
        communityId,
        fields: { id: newId() },
        onProgress: go,
        signal: running.current.signal,
      })
    },
    onSuccess: (started) => {
      queryClient.setQueryData(keys.import(communityId, started.id), started)
      onStarted(started)
    },
    // also where the answer got lost: the file may have arrived
    onSettled: () => void queryClient.invalidateQueries({ queryKey: keys.imports(communityId) }),
  })
  return { send, fraction, cancel: () => running.current?.abort() }
}

const SETTLING = { applyImport: '导入表格', cancelImport: '取消导入' } as const

/** Brings it in, or takes it back. */
export const useSettleImport = (route: keyof typeof SETTLING, communityId: string, importId: string) =>
  useSend<void, keyof typeof SETTLING, CommunityImport>(
    () => ({
      route,
      params: { communityId, importId },
      body: {},
      words: { title: SETTLING[route] },
      about: { communityId },
      edit: { page: 'opening/import', params: { communityId } },
    }),
    { settled: seeAnew(communityId, importId) },
  )

/** Fresh codes for everybody of the roster who has not come yet, page by page. */
export function useRosterCodes(communityId: string, importId: string) {
  const [made, count] = useState(0)
  const make = useMutation({
    mutationFn: async () => {
      const all: ImportInvitations['items'] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: ImportInvitations = await call<ImportInvitations, 'importInvitations'>('importInvitations', {
          params: { communityId, importId },
          body: { cursor },
        })
        all.push(...page.items)
        count(all.length)
        cursor = page.nextCursor
      }
      return all
    },
  })
  return { make, made }
}
