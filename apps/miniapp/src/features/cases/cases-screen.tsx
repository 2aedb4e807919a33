import { useState } from 'react'
import { openTab } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { ListState } from '../../shared/list-state.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunity } from '../../shared/me.ts'
import { Chips, EmptyState, Field, Page, TextLink, View } from '../../ui/index.ts'
import { CaseRow } from './case-row.tsx'
import { FilterSheet } from './filter-sheet.tsx'
import {
  emptyWords,
  type Filters,
  filterText,
  listQuery,
  QUEUE_TITLES,
  type Queue,
  SCOPE_TITLES,
  type Scope,
  scopesFor,
} from './list.model.ts'
import { useCases } from './use-cases.ts'
import { useNow } from './use-now.ts'

interface CasesScreenProps {
  scope: Scope | undefined
  /** One of the workbench's queues; then there is no choice of scope. */
  queue: Queue | undefined
}

/** Cases as a list: whose, of which kind, and what is searched for. */
export function CasesScreen({ scope: asked, queue }: CasesScreenProps) {
  const who = useCommunity()
  const [scope, setScope] = useState<Scope>(asked ?? 'mine')
  const [filters, setFilters] = useState<Filters>({})
  const [choosing, setChoosing] = useState(false)
  const title = queue ? QUEUE_TITLES[queue] : SCOPE_TITLES[scope]
  const scopes = who.data && !queue ? scopesFor(who.data.me, who.data.community) : []
  const sheet = choosing && who.community && (
    <FilterSheet
      filters={filters}
      community={who.community}
      onChoose={(chosen) => {
        setFilters(chosen)
        setChoosing(false)
      }}
      onClose={() => setChoosing(false)}
    />
  )
  return (
    <Page title={title} sheet={sheet}>
      {scopes.length > 1 && (
        <View className="mb3">
          <Chips
            label="看谁的"
            choices={scopes.map((value) => ({ value, label: SCOPE_TITLES[value] }))}
            value={scope}
            onChange={setScope}
          />
        </View>
      )}
      <Search
        filters={filters}
        said={filterText(filters, who.community)}
        onSearch={(q) => setFilters({ ...filters, q: q.trim() })}
        onChoose={() => setChoosing(true)}
      />
      {who.none ? (
        <EmptyState icon="home" title="还不知道您住哪里" text="到“我的”里说一声，就能看到小区里的事" />
      ) : (
        <LoadState query={who} cards={3}>
          {({ community }) => (
            <Results communityId={community.communityId} scope={scope} queue={queue} filters={filters} />
          )}
        </LoadState>
      )}
    </Page>
  )
}

interface SearchProps {
  filters: Filters
  said: string
  onSearch: (text: string) => void
  onChoose: () => void
}

function Search({ filters, said, onSearch, onChoose }: SearchProps) {
  return (
    <View className="mb3">
      <Field name="cases-q" label="找一件" placeholder="编号，或者名字里的字" initial={filters.q} onCommit={onSearch} />
      <View className="flex mt2">
        <View className="t-note grow">{said ? `只看：${said}` : '全都看'}</View>
        <TextLink text={said ? '改一改' : '只看一部分'} onPress={onChoose} />
      </View>
    </View>
  )
}

interface ResultsProps {
  communityId: string
  scope: Scope
  queue: Queue | undefined
  filters: Filters
}

function Results({ communityId, scope, queue, filters }: ResultsProps) {
  const now = useNow()
  const list = { scope, queue }
  const query = useCases(communityId, listQuery(list, filters))
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  const { title, text } = emptyWords(list, filters)
  const whistle = scope === 'mine' && !queue && !Object.values(filters).some(Boolean)
  const empty = (
    <EmptyState
      title={title}
      text={text}
      icon={queue ? 'okc' : 'whistle'}
      action={whistle ? { text: '去吹哨', kind: 'primary', onPress: () => openTab('whistle') } : undefined}
    />
  )
  return (
    <ListState query={query} cards={3} empty={empty}>
      {(items) => items.map((card) => <CaseRow key={card.id} card={card} communityId={communityId} now={now} />)}
    </ListState>
  )
}
