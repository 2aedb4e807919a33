import type { Obligations } from '@juwuye/types'
import { now } from '../../shared/clock.ts'
import { Button, Notice, View } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { plannedText } from './members.model.ts'
import { useCancelPlan } from './use-members.ts'

interface PlannedEndingProps {
  communityId: string
  obligations: Obligations
}

/** The day that was fixed; or that it did not come to anything. */
export function PlannedEnding({ communityId, obligations }: PlannedEndingProps) {
  const cancel = useCancelPlan(communityId, obligations.member)
  const text = plannedText(obligations, now())
  if (!text) return null
  const stands = obligations.planned?.day
  return (
    <View className="mt4">
      <Notice kind={stands ? 'info' : 'error'} icon={stands ? 'clock' : undefined} {...text} />
      {stands && (
        <View className="mt3">
          <FaultNotice fault={cancel.error} />
          <Button text="取消，先不离任" loading={cancel.isPending} onPress={() => cancel.mutate()} />
        </View>
      )}
    </View>
  )
}
