import { whenText } from '@juwuye/messages'
import { now } from '../../shared/clock.ts'
import { Refusal } from '../../shared/refusal.ts'
import { Notice, TextLink, View } from '../../ui/index.ts'
import { usePolicyEditions } from './use-policy.ts'
import type { PolicyFormState } from './use-policy-form.ts'

interface BehindNoticeProps {
  communityId: string
  form: PolicyFormState
}

/** Somebody else was first: who, what they changed, and that nothing of one's own is gone. */
export function BehindNotice({ communityId, form }: BehindNoticeProps) {
  const editions = usePolicyEditions(communityId)
  const { error } = form.change
  const named = error instanceof Refusal ? error.problem.params.edition : undefined
  const items = editions.data?.pages.flatMap((page) => page.items) ?? []
  const last = items.find(({ edition }) => edition === named) ?? items[0]
  const more = (
    <>
      {last && (
        <View>
          {[whenText(last.at, now()), last.reason && `因为“${last.reason}”`].filter(Boolean).join('，')}：
          {last.changes.join('；')}
        </View>
      )}
      <View>您填的都还在。看了最新的，再接着改。</View>
      <View className="flex wrap mt1">
        <TextLink text="看最新的，我填的留着" className="link-flush" onPress={form.takeLatest} />
        <TextLink text="不要我填的" onPress={form.drop} />
      </View>
    </>
  )
  const who = last ? `${last.by}刚改过，现在是第 ${last.edition} 版` : '别人刚改过'
  return <Notice kind="warn" icon="swap" title={who} text={more} className="mb3" />
}
