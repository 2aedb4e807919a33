import type { Obligations } from '@juwuye/types'
import { callPhone } from '../../platform/phone.ts'
import { deskPhoneOf } from '../../shared/duty.model.ts'
import { useCommunityById } from '../../shared/me.ts'
import { Button, Notice, View } from '../../ui/index.ts'

interface NobodyThereProps {
  communityId: string
  obligations: Obligations
}

/** Somebody has to take over and there is nobody: whom to ask. */
export function NobodyThere({ communityId, obligations }: NobodyThereProps) {
  const community = useCommunityById(communityId)
  const { member, lastOf } = obligations
  const phone = community.data ? deskPhoneOf(community.data) : null
  const who = member.mine ? '您' : member.name
  return (
    <View className="mt6">
      <Notice
        kind="warn"
        icon="people"
        title={lastOf ? `${lastOf}只有${who}一位` : '现在没有能接手的人'}
        text={
          member.mine
            ? '要先有人接手，才能离任。请社工帮您找一位，由社工来办'
            : '要先有人接手，才能离任。请一位邻居登记住处、确认好，或者请镇街帮忙'
        }
      />
      {member.mine && phone && (
        <Button text="打电话给社工" icon="phone" className="mt3" onPress={() => callPhone(phone)} />
      )}
    </View>
  )
}
