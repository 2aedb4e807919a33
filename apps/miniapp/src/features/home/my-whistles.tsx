import type { CaseList } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { EmptyState, Section, TextLink } from '../../ui/index.ts'
import { CaseRow, useNow } from '../cases/index.ts'
import { whistlesToShow } from './home.model.ts'
import type { useMine } from './use-home.ts'

interface MyWhistlesProps {
  communityId: string
  query: ReturnType<typeof useMine>
}

export function MyWhistles({ communityId, query }: MyWhistlesProps) {
  const now = useNow()
  return (
    <Section title="我吹的哨" aside={<All page={query.data} />}>
      <LoadState
        query={query}
        inside
        cards={1}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title="您还没吹过哨" text="灯不亮、路不平、有好主意，都可以说" />}
      >
        {({ items }) =>
          whistlesToShow(items).map((card) => (
            <CaseRow key={card.id} card={card} communityId={communityId} now={now} brief />
          ))
        }
      </LoadState>
    </Section>
  )
}

function All({ page }: { page: CaseList | undefined }) {
  if (!page || page.items.length === 0) return null
  const text = page.nextCursor === null ? `全部 ${page.items.length} 件` : '看全部'
  return <TextLink text={text} label={`我吹的哨，${text}`} onPress={() => open('cases', { list: 'mine' })} />
}
