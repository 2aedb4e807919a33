import { LIMITS, type ReachWay } from '@juwuye/domain'
import type { CommunityView, Me, NeighbourView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { Button, Chips, Field, Form, FormItem, Notice, RadioList, View } from '../../ui/index.ts'
import { ConsentFields, useConsent } from './consent-fields.tsx'
import { buildingsOf, type ConsentInHand, consentBody, consentFault, NO_CONSENT, REACH_CHOICES } from './relay.model.ts'
import { entryDraft, useEditNeighbour, useKeepNeighbour } from './use-neighbours.ts'

interface EntryInHand {
  id?: string
  name: string
  buildingId?: string
  room: string
  phone: string
  reach: ReachWay
  reachNote: string
  consent: ConsentInHand
}

const EMPTY: EntryInHand = { name: '', room: '', phone: '', reach: 'visit', reachNote: '', consent: NO_CONSENT }

interface NeighbourFormProps {
  me: Me
  community: CommunityView
}

/** Puts a neighbour on the list, with their word that it may be kept. */
export function NeighbourForm({ me, community }: NeighbourFormProps) {
  const { communityId } = community
  const draft = useDraft<EntryInHand>(entryDraft(me.person.id, communityId), 1, EMPTY)
  const { value, change } = draft
  const keep = useKeepNeighbour(communityId, me.person.id)
  const [tried, setTried] = useState(false)
  const consent = useConsent(communityId, value.consent, (part) =>
    change({ consent: { ...draft.latest.current.consent, ...part } }),
  )
  const places = buildingsOf(community)
  const buildingId = value.buildingId ?? (places.length === 1 ? places[0]?.value : undefined)
  const missing = {
    name: value.name.trim() === '' ? '写上怎么称呼' : undefined,
    buildingId: buildingId ? undefined : '选一幢',
    consent: consentFault(value.consent, false),
  }
  const served = fieldFaults(keep.error)
  const faults: Record<string, string | undefined> = tried ? { ...served, ...filled(missing) } : served
  const send = () => {
    setTried(true)
    if (Object.values(missing).some(Boolean) || !buildingId) return
    const { id = newId(), name, room, phone, reach, reachNote } = draft.latest.current
    change({ id })
    const body = { id, name, buildingId, room, phone: phone.trim() || null, reach, reachNote }
    keep.mutate(
      { ...body, consent: consentBody(draft.latest.current.consent) },
      {
        onSuccess: (sent) => {
          draft.clear()
          toast(sent.queued ? sent.said : '记下了')
          back()
        },
      },
    )
  }
  const foot = (
    <>
      {keep.error && Object.keys(served).length === 0 && (
        <Notice kind="error" title={faultText(keep.error)} className="mb3" />
      )}
      <Button
        text="记下来"
        kind="primary"
        loading={keep.isPending}
        disabled={consent.busy}
        reason={consent.busy ? '录音和照片传完，就能记' : undefined}
        onPress={send}
      />
      <View className="t-note mt3">只有您、社工和他本人看得到。门牌和电话要点开才看得到，每次看都记下来。</View>
    </>
  )
  return (
    <Form foot={foot}>
      <Field
        name="neighbour-name"
        label="怎么称呼"
        placeholder="比如 王奶奶"
        initial={value.name}
        max={LIMITS.nameChars}
        error={faults.name}
        onInput={(name) => change({ name })}
      />
      <FormItem label="住哪一幢" error={faults.buildingId}>
        <Chips
          label="住哪一幢"
          choices={places}
          value={buildingId}
          onChange={(chosen) => change({ buildingId: chosen })}
        />
      </FormItem>
      <ReachFields value={value} change={change} faults={faults} />
      <ConsentFields
        consent={consent}
        label="他同意记下来吗"
        sentence="我同意你们把我记在名单上"
        fault={faults.consent}
      />
    </Form>
  )
}

const filled = (faults: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined))

interface ReachFieldsProps {
  value: Pick<EntryInHand, 'room' | 'phone' | 'reach' | 'reachNote'>
  change: (part: Partial<EntryInHand>) => void
  faults: Record<string, string | undefined>
}

function ReachFields({ value, change, faults }: ReachFieldsProps) {
  return (
    <>
      <Field
        name="neighbour-room"
        label="门牌"
        aside="可以不填"
        initial={value.room}
        max={LIMITS.roomChars}
        error={faults.room}
        onInput={(room) => change({ room })}
      />
      <Field
        name="neighbour-phone"
        label="电话"
        aside="可以不填"
        kind="tel"
        initial={value.phone}
        error={faults.phone}
        onInput={(phone) => change({ phone })}
      />
      <FormItem label="怎么找他最好">
        <RadioList
          label="怎么找他最好"
          choices={REACH_CHOICES}
          value={value.reach}
          onChange={(reach) => change({ reach })}
        />
      </FormItem>
      <Field
        name="neighbour-note"
        label="还要知道什么"
        aside="可以不填"
        placeholder="比如 上午在家，耳朵不好，敲门响一点"
        initial={value.reachNote}
        max={LIMITS.reachNoteChars}
        error={faults.reachNote}
        onInput={(reachNote) => change({ reachNote })}
      />
    </>
  )
}

interface EditNeighbourProps {
  communityId: string
  neighbour: NeighbourView
  onDone: () => void
}

/** How somebody is reached changes; what is left out stays. */
export function EditNeighbour({ communityId, neighbour, onDone }: EditNeighbourProps) {
  const edit = useEditNeighbour(communityId, neighbour)
  const [value, setValue] = useState({
    room: '',
    phone: '',
    reach: neighbour.reach,
    reachNote: neighbour.reachNote,
  })
  const faults = fieldFaults(edit.error)
  const send = () => {
    const { room, phone, reach, reachNote } = value
    const changed = { ...(room.trim() && { room }), ...(phone.trim() && { phone: phone.trim() }) }
    edit.mutate(
      { version: neighbour.version, reach, reachNote, ...changed },
      {
        onSuccess: () => {
          toast('改好了')
          onDone()
        },
      },
    )
  }
  const foot = (
    <>
      {edit.error && Object.keys(faults).length === 0 && (
        <Notice kind="error" title={faultText(edit.error)} className="mb3" />
      )}
      <Button text="改好了" kind="primary" loading={edit.isPending} onPress={send} />
    </>
  )
  return (
    <>
      <View className="t-note mb3">门牌和电话不填，就还是原来的。</View>
      <Form foot={foot}>
        <ReachFields value={value} change={(part) => setValue((before) => ({ ...before, ...part }))} faults={faults} />
      </Form>
    </>
  )
}
