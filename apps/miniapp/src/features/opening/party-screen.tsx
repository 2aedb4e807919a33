import { LIMITS, PARTY_CHARACTER, PARTY_KINDS, type PartyKind } from '@juwuye/domain'
import { PARTY_KIND_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { useRef, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, CheckList, Field, Form, FormItem, Notice, PartySquare, RadioList } from '../../ui/index.ts'
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
  const [typed, type] = useState({ name: '', phone: '' })
  const [covered, cover] = useState<string[]>([])
  const add = useAddParty(communityId)
  const own = {
    ...(!kind && { kind: '选一种' }),
    ...(typed.name.trim() === '' && { name: '写上这一家的名字' }),
  }
  const { problems, pointed, ready } = useProblems(own, add.error)
  const send = () => {
    if (!ready() || !kind) return
    const estateIds = covered.length > 0 ? covered : null
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
      <Field
        name="party-name"
        label="叫什么"
        placeholder="比如：安居物业"
        max={LIMITS.communityChars}
        error={problems.name}
        onInput={(name) => type((before) => ({ ...before, name }))}
      />
      <Field
        name="party-phone"
        label="电话"
        aside="可以不写"
        kind="tel"
        error={problems.phone}
        onInput={(phone) => type((before) => ({ ...before, phone }))}
      />
      {estates.length > 0 && (
        <FormItem label="管哪几个小区" aside="不选就是全社区" error={problems.estateIds}>
          <CheckList
            label="管哪几个小区"
            choices={estates.map((estate) => ({ value: estate.id, label: estate.name }))}
            values={covered}
            onChange={cover}
          />
        </FormItem>
      )}
    </Form>
  )
}
