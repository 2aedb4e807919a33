import { agoText } from '@juwuye/messages'
import { type ReactNode, useEffect, useState } from 'react'
import { NetworkError } from '../platform/request-types.ts'
import { ErrorState, Notice, Skeleton, View } from '../ui/index.ts'
import { faultView } from './faults.model.ts'
import { useOnline } from './online.ts'
import { usePageRead } from './page-reads.ts'
import { SignInState } from './sign-in-state.tsx'

export interface Query<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  isFetching: boolean
  refetch: (how?: { cancelRefetch: boolean }) => unknown
  /** When it was last read. */
  dataUpdatedAt?: number
}

/** Older than this and slow to be read anew: its age is said. */
const OLD = 60_000
const SLOW = 1_500

const lastRead = (at: number) => (at > 0 ? `${agoText(at, Date.now())}的内容` : '上一次看到的')

/** True once it has taken a while. */
function useSlow(busy: boolean): boolean {
  const [slow, set] = useState(false)
  useEffect(() => {
    if (!busy) return set(false)
    const timer = setTimeout(() => set(true), SLOW)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}

interface LoadStateProps<T> {
  query: Query<T>
  /** Grey cards while it loads. */
  cards?: number
  /** Part of a page that says in full what is wrong: here the age is enough. */
  inside?: boolean
  /** Shown in place of the children when `isEmpty` says so. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  children: (data: T) => ReactNode
}

/** What a page shows of something it asked for: grey cards, the thing, or why it is not there and what to do. */
export function LoadState<T>({ query, cards, inside, empty, isEmpty, children }: LoadStateProps<T>) {
  const { data, error, dataUpdatedAt = 0 } = query
  const slow = useSlow(query.isFetching)
  // what was not asked for yet (somebody still types) is not asked for by pulling
  usePageRead(() => (data !== undefined || error) && query.refetch({ cancelRefetch: false }))
  if (data === undefined) return error ? <Fault query={query} /> : <Skeleton cards={cards} />
  return (
    <>
      {/* stays when it is empty: a line put before a long list would send the whole list to the view once more */}
      <View>
        {error ? (
          <Old query={query} inside={inside} />
        ) : (
          slow && Date.now() - dataUpdatedAt > OLD && <Age text={`${lastRead(dataUpdatedAt)}，正在看有没有新的…`} />
        )}
      </View>
      {isEmpty?.(data) ? empty : children(data)}
    </>
  )
}

function Age({ text }: { text: string }) {
  return (
    <View className="t-note mb2" role="status">
      {text}
    </View>
  )
}

/** It could not be read anew: what is shown is old. */
function Old({ query, inside }: { query: Omit<Query<unknown>, 'data'>; inside: boolean | undefined }) {
  const { title } = faultView(query.error, useOnline())
  const age = lastRead(query.dataUpdatedAt ?? 0)
  if (inside) return <Age text={age} />
  return (
    <Notice
      kind={query.error instanceof NetworkError ? 'offline' : 'error'}
      title={title}
      text={`下面是${age}，点这里再试`}
      className="mb3"
      onPress={() => query.refetch()}
    />
  )
}

function Fault({ query }: { query: Pick<Query<unknown>, 'error' | 'isFetching' | 'refetch'> }) {
  const { kind, title, text, retry } = faultView(query.error, useOnline())
  if (kind === 'signIn') return <SignInState title={title} />
  const icon = { offline: 'off', forbidden: 'lock', missing: 'eye', error: 'warn' } as const
  return (
    <ErrorState
      title={title}
      text={text}
      icon={icon[kind]}
      retrying={query.isFetching}
      onRetry={retry ? () => query.refetch() : undefined}
    />
  )
}
