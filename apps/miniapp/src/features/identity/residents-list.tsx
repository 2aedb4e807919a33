import { dayText } from '@juwuye/messages'
import type { CommunityView, ResidentView } from '@juwuye/types'
import { confirm, toast } from '../../platform/dialogs.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Button, Card, EmptyState, ErrorState, ListRow, Notice, TabHeader, View } from '../../ui/index.ts'
import { useConfirmResident, useResidents } from './use-identity.ts'

/** Residents who said where they live and wait for a word from somebody who knows. */
export function ResidentsList({ community }: { community: CommunityView }) {
  if (!community.may.confirmResidents) {
    return <ErrorState icon="lock" title="这一页不是给您看的" text="住户由楼栋长和社工来确认" />
  }
  return <Waiting communityId={community.communityId} />
}

function Waiting({ communityId }: { communityId: string }) {
  const query = useResidents(communityId)
  const accept = useConfirmResident(communityId)
  const ask = async (resident: ResidentView) => {
    const { name, estate, building } = resident
    const yes = await confirm({
      title: `${name}住在${estate} ${building}？`,
      text: '认得这位邻居，或者上门问过，再点确认。',
      yes: '是，确认',
    })
    if (yes) accept.mutate(resident, { onSuccess: (sent) => sent.queued && toast(sent.said) })
  }
  return (
    <>
      <TabHeader title="等确认的住户" note="确认以后，可以对公示提意见" />
      {accept.error && <Notice kind="error" title={faultText(accept.error)} className="mb3" />}
      <ListState query={query} empty={<EmptyState icon="okc" title="都确认过了" text="有新登记的邻居，会排在这里" />}>
        {(items) => (
          <Card inner="flush">
            {items.map((resident) => (
              <ListRow
                key={resident.membershipId}
                title={resident.name}
                note={`${resident.estate} ${resident.building}，${dayText(resident.declaredAt, now())}登记`}
                aside={
                  <View className="ml2">
                    <Button
                      text="确认"
                      low
                      label={`确认${resident.name}`}
                      loading={accept.isPending && accept.variables.membershipId === resident.membershipId}
                      onPress={() => void ask(resident)}
                    />
                  </View>
                }
              />
            ))}
          </Card>
        )}
      </ListState>
    </>
  )
}
