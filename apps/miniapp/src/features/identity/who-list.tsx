import type { DemoPerson } from '@juwuye/types'
import { openTab } from '../../platform/navigation.ts'
import { useDemoPeople } from '../../shared/demo.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, ListRow, Notice, Section, TabHeader } from '../../ui/index.ts'
import { byHeading } from './membership.model.ts'
import { useBecome } from './use-identity.ts'

/** Demonstration: pick who you are. */
export function WhoList() {
  const query = useDemoPeople()
  const become = useBecome()
  const pick = ({ key }: DemoPerson) => {
    if (!become.isPending) become.mutate(key, { onSuccess: () => openTab('home') })
  }
  return (
    <>
      {query.data && <TabHeader title="您想当谁" note="演示用的，都是编出来的人；选好就真的登录进去" />}
      {become.error && <Notice kind="error" title={faultText(become.error)} className="mb3" />}
      <LoadState
        query={query}
        isEmpty={({ people }) => people.length === 0}
        empty={<EmptyState icon="people" title="还没有可选的人" />}
      >
        {({ people }) =>
          byHeading(people).map(({ heading, people: those }) => (
            <Section key={heading} title={heading}>
              <Card inner="flush">
                {those.map((person) => (
                  <ListRow
                    key={person.key}
                    title={person.name}
                    note={become.isPending && become.variables === person.key ? '正在登录…' : person.line}
                    onPress={() => pick(person)}
                  />
                ))}
              </Card>
            </Section>
          ))
        }
      </LoadState>
    </>
  )
}
