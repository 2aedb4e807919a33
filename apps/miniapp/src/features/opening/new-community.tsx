import { LIMITS } from '@juwuye/domain'
import { useRef } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { replace } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { whenSent } from '../../shared/outbox/use-send.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Field, Form, Notice, View } from '../../ui/index.ts'
import { EstateFields } from './estate-fields.tsx'
import { type CommunityDraft, communityBody, communityProblems, NO_COMMUNITY } from './opening.model.ts'
import { useOpenCommunity } from './use-opening.ts'

/** The town opens a community; then its first administrator is asked in. */
export function NewCommunity({ regionId }: { regionId: string }) {
  const id = useRef(newId())
  const name = `new-community.${regionId}`
  const draft = useDraft<CommunityDraft>(name, 1, NO_COMMUNITY)
  const openIt = useOpenCommunity(regionId, name)
  const form = useProblems(communityProblems(draft.value), openIt.error)
  const send = () => {
    const now = draft.latest.current
    if (!form.ready(communityProblems(now))) return
    openIt.mutate(communityBody(id.current, now), {
      onSuccess: (sent) =>
        whenSent(sent, (answer) => {
          draft.clear()
          if (!answer) return
          chooseCommunity(answer.communityId)
          toast('开好了，请书记进来')
          replace('opening/invite', { communityId: answer.communityId, role: 'secretary' })
        }),
    })
  }
  const foot = (
    <>
      {openIt.error && !form.pointed && <Notice kind="error" title={faultText(openIt.error)} className="mb3" />}
      <View className="t-note mb3">居委会和社区党组织会一起建好。下一步：把一张码给书记，他扫了就能接着办。</View>
      <Button text="开这个社区" kind="primary" loading={openIt.isPending} onPress={send} />
    </>
  )
  const { problems } = form
  return (
    <Form foot={foot}>
      <Field
        name="community-name"
        label="社区的名字"
        placeholder="比如：梧桐社区"
        initial={draft.value.name}
        max={LIMITS.communityChars}
        error={problems.name}
        onInput={(value) => draft.change({ name: value })}
      />
      <Field
        name="community-short"
        label="简称"
        placeholder="比如：梧桐"
        hint="每件事的编号用它开头，全市不能重，定了不改"
        initial={draft.value.shortName}
        max={LIMITS.shortNameChars}
        error={problems.shortName}
        onInput={(shortName) => draft.change({ shortName })}
      />
      <Field
        name="community-phone"
        label="社区热线"
        kind="tel"
        hint="居民点“打电话给值班室”，打的就是它"
        initial={draft.value.deskPhone}
        error={problems.deskPhone}
        onInput={(deskPhone) => draft.change({ deskPhone })}
      />
      <EstateFields draft={draft.value} problems={problems} onChange={draft.change} />
    </Form>
  )
}
