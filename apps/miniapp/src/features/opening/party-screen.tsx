import { PARTY_CHARACTER, PARTY_KINDS, type PartyKind } from '@juwuye/domain'
import { PARTY_KIND_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { useRef, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Form, FormItem, Notice, PartySquare, RadioList } from '../../ui/index.ts'
import { type PartyDraft, PartyFields } from './party-fields.tsx'
import { useAddParty } from './use-opening.ts'

const isKind = (kind: string | undefined): kind is PartyKind =>
  (PARTY_KINDS as readonly (string | undefined)[]).includes(kind)

interface PartyScreenProps {
  community: CommunityView
  kind: string | undefined
}

/** One more party: which kind, its name, which estates it stands for. */
export function PartyScreen({ community, kind: first }: PartyScreenProps) {
  const id = useRef(newId())
  const { communityId, estates } = community
  const [kind, choose] = useState<PartyKind | undefined>(isKind(first) ? first : undefined)
  const [typed, type] = useState<PartyDraft>({ name: '', phone: '', covered: [] })
  const add = useAddParty(communityId)
  const own = {
    ...(!kind && { kind: '选一种' }),
    ...(typed.name.trim() === '' && { name: '写上这一家的名字' }),
  }
  const { problems, pointed, ready } = useProblems(own, add.error)
  const send = () => {
    if (!ready() || !kind) return
    const estateIds = typed.covered.length > 0 ? typed.covered : null
    const body = { id: id.current, kind, name: typed.name.trim(), phone: typed.phone.trim() || null, estateIds }
    add.mutate(body, {
      onSuccess: (sent) => {
        toast(sent.queued ? sent.said : '加上了')
        back()
      },
    })
  }
  const foot = (
    <>
      {add.error && !pointed && <Notice kind="error" title={faultText(add.error)} className="mb3" />}
      <Button text="加上这一家" kind="primary" loading={add.isPending} onPress={send} />
    </>
  )
  return (
    <Form foot={foot}>
      <FormItem label="哪一种" error={problems.kind}>
        <RadioList
          label="哪一种"
          choices={PARTY_KINDS.map((value) => ({
            value,
            label: PARTY_KIND_LABELS[value],
            lead: <PartySquare mark={PARTY_CHARACTER[value]} />,
          }))}
          value={kind}
          onChange={choose}
        />
      </FormItem>
      <PartyFields
        estates={estates}
        draft={typed}
        problems={problems}
        onChange={(part) => type((before) => ({ ...before, ...part }))}
      />
    </Form>
  )
}
