import type { Obligations } from '@juwuye/types'
import { Fragment, useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Card, CountRow, EmptyState, ListRow, Section, View } from '../../ui/index.ts'
import { FATES, type Fate, FEW_UNSEEN, fateTitle, holdingsBy } from './members.model.ts'

interface HoldingsProps {
  communityId: string
  obligations: Obligations
}

/** What somebody holds, by what becomes of it; a tap on a count shows the cases. */
export function Holdings({ communityId, obligations }: HoldingsProps) {
  const { member, holds } = obligations
  if (holds.length === 0 && member.looksAfter.length === 0 && obligations.neighbours === 0) {
    const text = obligations.planned?.day ? undefined : '可以直接离任'
    return (
      <View className="mt4">
        <EmptyState icon="okc" title="手上没有要交接的事" text={text} />
      </View>
    )
  }
  return (
    <>
      {FATES.map((fate) => (
        <WithOneFate key={fate} communityId={communityId} obligations={obligations} fate={fate} />
      ))}
    </>
  )
}

function WithOneFate({ communityId, obligations, fate }: HoldingsProps & { fate: Fate }) {
  const [shown, show] = useState<string>()
  const { member } = obligations
  const kinds = holdingsBy(fate, obligations)
  const buildings = fate === 'passes' ? member.looksAfter : []
  const neighbours = fate === 'falls' ? obligations.neighbours : 0
  if (kinds.length === 0 && buildings.length === 0 && neighbours === 0) return null
  return (
    <Section title={fateTitle(fate, member.party?.name)}>
      <Card inner="flush">
        {buildings.length > 0 && (
          <ListRow
            title="照看的楼"
            note={buildings.map(({ name }) => name).join('、')}
            aside={`${buildings.length} 幢`}
          />
        )}
        {neighbours > 0 && <ListRow title="照看的邻居" note="问过本人，再托给别人" aside={`${neighbours} 位`} />}
        {kinds.map(({ kind, title, note, count, fewUnseen, cases }) => (
          <Fragment key={kind}>
            <CountRow
              title={title}
              note={fewUnseen ? `${note}；${FEW_UNSEEN}` : note}
              count={count}
              onPress={() => show((before) => (before === kind ? undefined : kind))}
            />
            {shown === kind && <Cases communityId={communityId} cases={cases} count={count} />}
          </Fragment>
        ))}
      </Card>
    </Section>
  )
}

interface CasesProps {
  communityId: string
  cases: Obligations['holds'][number]['cases']
  count: number
}

function Cases({ communityId, cases, count }: CasesProps) {
  return (
    <>
      {cases.map(({ id, number, title }) => (
        <ListRow
          key={id}
          plain
          title={title ?? '还没派的事'}
          note={number}
          onPress={() => open('case', { communityId, caseId: id })}
        />
      ))}
      {count > cases.length && <View className="row t-note">还有 {count - cases.length} 件没有列出来</View>}
    </>
  )
}
