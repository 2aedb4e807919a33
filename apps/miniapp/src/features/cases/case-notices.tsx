import type { CaseView, CommunityView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { callPhone } from '../../platform/phone.ts'
import { Button, Card, Icon, Notice, Pair, Text, TextLink, View } from '../../ui/index.ts'
import { CaseCalls, UrgentCalls } from './case-calls.tsx'
import { dangerNow, noticesOf } from './notices.model.ts'

interface CaseNoticesProps {
  communityId: string
  view: CaseView
  community: CommunityView | undefined
}

/** What must be known before anything else: danger, how it ended, who may read it. */
export function CaseNotices({ communityId, view, community }: CaseNoticesProps) {
  return (
    <>
      {dangerNow(view) && <Danger communityId={communityId} view={view} community={community} />}
      <UrgentCalls communityId={communityId} view={view} />
      {noticesOf(view).map(({ key, caseId, text, ...notice }) => {
        const on = caseId !== undefined && (
          <>
            <View>{text}</View>
            <TextLink text="去看那一件" className="link-flush" onPress={() => open('case', { communityId, caseId })} />
          </>
        )
        return <Notice key={key} className="mt3" {...notice} text={on || text} />
      })}
    </>
  )
}

const RESCUE = [
  { label: '火警', phone: '119' },
  { label: '报警', phone: '110' },
  { label: '急救', phone: '120' },
]

/** A message alone is no summons: numbers first. */
function Danger({ communityId, view, community }: CaseNoticesProps) {
  return (
    <Card className="mt3">
      <View className="flex">
        <Icon name="warn" tone="late" gap />
        <Text className="t-head c-late">{dangerNow(view)}</Text>
      </View>
      <View className="t-note mt1">人要紧。有人受困、着火、漏气，先打电话：</View>
      <View className="mt3">
        <Pair>
          {RESCUE.map(({ label, phone }) => (
            <Button
              key={phone}
              text={phone}
              label={`打 ${phone} ${label}`}
              icon="phone"
              onPress={() => callPhone(phone)}
            />
          ))}
        </Pair>
      </View>
      <CaseCalls communityId={communityId} view={view} community={community} />
    </Card>
  )
}
