import type { PageEditions } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, Chips, Sheet, View } from '../../ui/index.ts'
import { ResultView } from '../publicity/result-view.tsx'
import { editionPage, editionWords } from './page-editions.model.ts'

interface PageEditionsSheetProps {
  communityId: string
  caseId: string
  now: number
  onClose: () => void
}

/** Every page that was ever up, as it stood: also what was taken down or corrected. */
export function PageEditionsSheet({ communityId, caseId, now, onClose }: PageEditionsSheetProps) {
  const params = { communityId, caseId }
  const query = useQuery({
    queryKey: keys.pageEditions(communityId, caseId),
    queryFn: ({ signal }) => call<PageEditions, 'pageEditions'>('pageEditions', { params, signal }),
  })
  return (
    <Sheet title="公示留底" note="改过、撤下的都在，外面看不到" tall onClose={onClose}>
      <LoadState query={query}>{({ items }) => <Editions items={items} at={params} now={now} />}</LoadState>
    </Sheet>
  )
}

interface EditionsProps {
  items: PageEditions['items']
  at: { communityId: string; caseId: string }
  now: number
}

function Editions({ items, at, now }: EditionsProps) {
  const [chosen, choose] = useState<string>()
  const shown = items.find(({ id }) => id === chosen) ?? items[0]
  if (!shown) return null
  return (
    <>
      {items.length > 1 && (
        <Chips
          label="看哪一版"
          choices={items.map((one) => ({ value: one.id, label: editionWords(one, now).name }))}
          value={shown.id}
          onChange={choose}
        />
      )}
      <View className="t-note num mt2 mb2">{editionWords(shown, now).when}</View>
      <Card>
        <ResultView key={shown.id} view={editionPage(shown, at)} />
      </Card>
    </>
  )
}
