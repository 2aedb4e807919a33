import { INVITED_ROLES, LIMITS, needsParty, type Office, type Role } from '@juwuye/domain'
import { OFFICE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { CommunityView, MadeInvitation, Opening } from '@juwuye/types'
import { useRef, useState } from 'react'
import { replace } from '../../platform/navigation.ts'
import { faultText, isWithin } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Chips, Form, FormItem, Notice, NumberRow, PartySquare, RadioList, View } from '../../ui/index.ts'
import { BuildingsItem } from './buildings-item.tsx'
import { CodeCard } from './code-card.tsx'
import { useInvite, useOpening } from './use-opening.ts'

type InvitedRole = (typeof INVITED_ROLES)[number]
const isInvited = (role: string | undefined): role is InvitedRole =>
  (INVITED_ROLES as readonly (string | undefined)[]).includes(role)

interface InviteScreenProps {
  community: CommunityView
  /** Chosen before the page was opened. */
  role: string | undefined
}

/** Whom to let in as what: then the code, once. */
export function InviteScreen({ community, role }: InviteScreenProps) {
  const { communityId, name } = community
  const query = useOpening(communityId)
  const [made, show] = useState<MadeInvitation>()
  if (made)
    return <CodeCard made={made} community={name} onDone={() => replace('opening/invitations', { communityId })} />
  return (
    <LoadState query={query}>
      {(opening) => (
        <InviteForm community={community} opening={opening} first={isInvited(role) ? role : undefined} onMade={show} />
      )}
    </LoadState>
  )
}

interface InviteFormProps {
  community: CommunityView
  opening: Opening
  first: InvitedRole | undefined
  onMade: (made: MadeInvitation) => void
}

const OFFICE_CHOICES: { value: Office | 'none'; label: string }[] = [
  { value: 'none', label: '没有职务' },
  { value: 'chair', label: OFFICE_LABELS.chair },
  { value: 'deputy', label: OFFICE_LABELS.deputy },
]

function InviteForm({ community, opening, first, onMade }: InviteFormProps) {
  const id = useRef(newId())
  const [role, setRole] = useState<InvitedRole | undefined>(first)
  const [partyId, setParty] = useState<string>()
  const [office, setOffice] = useState<Office | 'none'>(first === 'secretary' ? 'chair' : 'none')
  const [buildingIds, look] = useState<string[]>([])
  const [uses, setUses] = useState('1')
  const [days, setDays] = useState('7')
  const invite = useInvite(community.communityId)
  const parties = opening.roles.find((choice) => choice.role === role)?.parties ?? []
  const only = parties.length === 1 && role && needsParty(role) ? parties[0]?.id : undefined
  const party = parties.some((one) => one.id === partyId) ? partyId : only
  const form = useProblems(problemsOf({ role, party, buildingIds, uses, days }), invite.error)
  const { problems } = form
  const choose = (next: Role) => {
    if (isInvited(next)) setRole(next)
    setParty(undefined)
    look([])
  }
  const send = () => {
    if (!form.ready() || !role) return
    const body = {
      id: id.current,
      role,
      partyId: party ?? null,
      office: office === 'none' || !party ? null : office,
      buildingIds: role === 'buildingHead' ? buildingIds : [],
      uses: Number(uses),
      days: Number(days),
    }
    invite.mutate(body, { onSuccess: (sent) => !sent.queued && onMade(sent.answer) })
  }
  const foot = (
    <>
      {invite.error && !form.pointed && <Notice kind="error" title={faultText(invite.error)} className="mb3" />}
      <Button text="出一张码" kind="primary" icon="scan" loading={invite.isPending} onPress={send} />
    </>
  )
  return (
    <Form foot={foot}>
      <FormItem label="请他来做什么" error={problems.role}>
        <Chips
          label="请他来做什么"
          choices={opening.roles.map((choice) => ({ value: choice.role, label: ROLE_LABELS[choice.role] }))}
          value={role}
          onChange={choose}
        />
      </FormItem>
      {role && parties.length > 0 && (
        <FormItem label="在哪一家" aside={needsParty(role) ? undefined : '可以不选'} error={problems.partyId}>
          <RadioList
            label="在哪一家"
            choices={parties.map((one) => ({
              value: one.id,
              label: one.name,
              lead: <PartySquare mark={one.character} />,
            }))}
            value={party}
            onChange={setParty}
          />
        </FormItem>
      )}
      {party && (
        <FormItem label="职务">
          <Chips even label="职务" choices={OFFICE_CHOICES} value={office} onChange={setOffice} />
        </FormItem>
      )}
      {role === 'buildingHead' && (
        <BuildingsItem estates={community.estates} values={buildingIds} error={problems.buildingIds} onChange={look} />
      )}
      <FormItem label="这张码" error={problems.uses ?? problems.days}>
        <View>
          <NumberRow name="invite-uses" label="给几位用" unit="位" initial={uses} onInput={setUses} />
          <NumberRow name="invite-days" label="几天有效" unit="天" initial={days} onInput={setDays} />
        </View>
      </FormItem>
    </Form>
  )
}

interface Draft {
  role: InvitedRole | undefined
  party: string | undefined
  buildingIds: readonly string[]
  uses: string
  days: string
}

function problemsOf({ role, party, buildingIds, uses, days }: Draft): Record<string, string> {
  return {
    ...(!role && { role: '选一样' }),
    ...(role && needsParty(role) && !party && { partyId: '选他在哪一家' }),
    ...(role === 'buildingHead' && buildingIds.length === 0 && { buildingIds: '选他照看哪几幢' }),
    ...(!isWithin(uses, LIMITS.invitationUses) && { uses: `给几位用：1 到 ${LIMITS.invitationUses}` }),
    ...(!isWithin(days, LIMITS.invitationDays) && { days: `几天有效：1 到 ${LIMITS.invitationDays}` }),
  }
}
