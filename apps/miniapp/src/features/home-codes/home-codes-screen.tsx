import { dayText } from '@juwuye/messages'
import type { CommunityView, HomeCodeBatch, MadeHomeCodes } from '@juwuye/types'
import { useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Button, Card, EmptyState, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { HomeCodesForm } from './home-codes-form.tsx'
import { SlipSheet } from './slip-sheet.tsx'
import { useHomeCodes, useRevokeHomeCodes } from './use-home-codes.ts'

/** Slips for letter boxes: a new batch, and those there are. */
export function HomeCodesScreen({ community }: { community: CommunityView }) {
  const { communityId } = community
  const query = useHomeCodes(communityId)
  const [made, show] = useState<MadeHomeCodes>()
  if (made) return <SlipSheet made={made} community={community.name} onDone={() => show(undefined)} />
  return (
    <>
      <TabHeader title="住户码" note="一户一张，放进信箱；住户填上，就算确认住在这里" />
      <HomeCodesForm community={community} onMade={show} />
      <Section title="印过的">
        <ListState query={query} empty={<EmptyState icon="home" title="还没有印过" />}>
          {(items) => items.map((batch) => <Batch key={batch.id} communityId={communityId} batch={batch} />)}
        </ListState>
      </Section>
    </>
  )
}

function Batch({ communityId, batch }: { communityId: string; batch: HomeCodeBatch }) {
  const now = useNow()
  const revoke = useRevokeHomeCodes(communityId, batch.id)
  const { estate, building, codes, used, by, at, endsAt, revokedAt } = batch
  const over = revokedAt !== null ? '作废了' : endsAt <= now ? '过期了' : `到 ${dayText(endsAt, now)}`
  const takeBack = async () => {
    const sure = await confirm({ title: '作废这一批？', text: '没用过的马上不能用，用过的不变', yes: '作废' })
    if (sure) revoke.mutate(undefined, { onSuccess: (sent) => toast(sent.queued ? sent.said : '作废了') })
  }
  return (
    <Card className="mb3">
      <View className="t-body strong">
        {estate} {building}
      </View>
      <View className="t-note num">
        {codes} 张，用了 {used} 张，{over}
      </View>
      <View className="t-note num">
        {by}，{dayText(at, now)}印的
      </View>
      {revoke.error && <Notice kind="error" title={faultText(revoke.error)} className="mt3" />}
      {revokedAt === null && endsAt > now && used < codes && (
        <Button text="作废没用过的" low className="mt3" loading={revoke.isPending} onPress={takeBack} />
      )}
    </Card>
  )
}
