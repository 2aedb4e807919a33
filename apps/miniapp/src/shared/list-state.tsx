import type { ReactNode } from 'react'
import { Button, Notice, View } from '../ui/index.ts'
import { faultText } from './faults.model.ts'
import { LoadState, type Query } from './load-state.tsx'
import { useOnline } from './online.ts'

interface PageOfItems {
  items: readonly unknown[]
}

interface Pages<P> {
  pages: readonly P[]
}

interface PagedQuery<P> extends Query<Pages<P>> {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

interface ListStateProps<P extends PageOfItems> {
  query: PagedQuery<P>
  /** Grey cards while it loads. */
  cards?: number
  /** Part of a page that says in full what is wrong. */
  inside?: boolean
  /** Shown in place of a list without rows. */
  empty: ReactNode
  /** What the button for the next page says. */
  more?: string
  /** Below the last row. */
  end?: string
  children: (items: P['items'][number][], first: P | undefined) => ReactNode
}

/** A list that grows by pages: grey cards, the rows and the way to more of them, or why they are not there. */
export function ListState<P extends PageOfItems>(props: ListStateProps<P>) {
  const { query, cards, inside, empty, more = '再看一些', end, children } = props
  const failed = query.isFetchNextPageError
  return (
    <LoadState
      query={{ ...query, error: failed ? null : query.error }}
      cards={cards}
      inside={inside}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={empty}
    >
      {({ pages }) => (
        <>
          {children(
            pages.flatMap(({ items }) => items),
            pages[0],
          )}
          <More query={query} text={more} end={end} />
        </>
      )}
    </LoadState>
  )
}

interface MoreProps {
  query: Omit<PagedQuery<unknown>, 'data'>
  text: string
  end: string | undefined
}

/** Its outer view stays when there is nothing in it: taking it away would send the whole list to the view once more. */
function More({ query, text, end }: MoreProps) {
  const online = useOnline()
  return (
    <View>
      {query.isFetchNextPageError && <Notice kind="error" title={faultText(query.error, online)} className="mt3" />}
      {query.hasNextPage && (
        <View className="mt4">
          <Button text={text} loading={query.isFetchingNextPage} onPress={() => query.fetchNextPage()} />
        </View>
      )}
      {!query.hasNextPage && end && <View className="t-note centre mt4">{end}</View>}
    </View>
  )
}
