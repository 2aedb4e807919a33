import type { ReactNode } from 'react'
import { ErrorState, Notice, Skeleton } from '../ui/index.ts'
import { faultView } from './faults.model.ts'
import { useOnline } from './online.ts'
import { SignInState } from './sign-in-state.tsx'

interface Query<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}

interface LoadStateProps<T> {
  query: Query<T>
  /** Grey cards while it loads. */
  cards?: number
  /** Shown in place of the children when `isEmpty` says so. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  children: (data: T) => ReactNode
}

/** What a page shows of something it asked for: grey cards, the thing, or why it is not there and what to do. */
export function LoadState<T>({ query, cards, empty, isEmpty, children }: LoadStateProps<T>) {
  const online = useOnline()
  const { data, error } = query
  if (data === undefined) return error ? <Fault query={query} /> : <Skeleton cards={cards} />
  const old = error ? faultView(error, online) : undefined
  return (
    <>
      {old && (
        <Notice
          kind={old.kind === 'offline' ? 'offline' : 'error'}
          title={old.title}
          text="下面是上一次看到的，点这里再试"
          className="mb3"
          onPress={() => query.refetch()}
        />
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
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
