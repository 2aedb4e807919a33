import { PARTY_KIND_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, EmptyState, Field, Form, Notice, TabHeader } from '../../ui/index.ts'
import { changedParty, type PartyChange, partyAsDraft, partyProblems } from './opening.model.ts'
import { PartyFields } from './party-fields.tsx'
import { useChangeParty } from './use-naming.ts'

interface PartyChangeProps {
  community: CommunityView
  partyId: string
}

/** What a party is called, its square, its telephone, its estates. */
export function PartyChangeScreen({ community, partyId }: PartyChangeProps) {
  const party = community.parties.find(({ id }) => id === partyId)
  if (!party) return <EmptyState icon="board" title="没有这一家" />
  return <PartyForm community={community} party={party} />
}

interface PartyFormProps {
  community: CommunityView
  party: CommunityView['parties'][number]
}

function PartyForm({ community: { communityId, estates }, party }: PartyFormProps) {
  const draft = useDraft<PartyChange>(`party.${party.id}`, 1, partyAsDraft(party))
  const change = useChangeParty(communityId, party.id)
  const form = useProblems(partyProblems(draft.value), change.error)
  const send = () => {
    const now = draft.latest.current
    if (!form.ready(partyProblems(now))) return
    change.mutate(changedParty(party, now), {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : '改好了')
        back()
      },
    })
  }
  const foot = (
    <>
      {change.error && !form.pointed && <Notice kind="error" title={faultText(change.error)} className="mb3" />}
      <Button text="改好" kind="primary" loading={change.isPending} onPress={send} />
    </>
  )
  return (
    <>
      <TabHeader title={party.name} note={`${PARTY_KIND_LABELS[party.kind]}；老事项跟着显示新名字，公示过的不变`} />
      <Form foot={foot}>
        <PartyFields estates={estates} draft={draft.value} problems={form.problems} onChange={draft.change} />
        <Field
          name="party-character"
          label="牌子上的字"
          hint="一个字，居民看事项时认它"
          initial={draft.value.character}
          error={form.problems.character}
          onInput={(character) => draft.change({ character })}
        />
      </Form>
    </>
  )
}
