import { dayOf, EVIDENCE_KINDS, LIMITS } from '@juwuye/domain'
import { EVIDENCE_LABELS } from '@juwuye/messages'
import { Button, Card, CheckList, DateField, Field, FormItem, Pair, RadioList, View } from '../../ui/index.ts'
import { dayWords } from './days.model.ts'
import type { CommunityParty } from './parties.model.ts'
import type { NodeInHand } from './plan-draft.model.ts'
import { partyChoices } from './sheets/party-choices.tsx'
import type { Act } from './use-act.ts'

const EVIDENCE = EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_LABELS[value] }))

interface NodeEditorProps {
  node: NodeInHand
  /** From 0; the path of its fields in the body. */
  place: number
  act: Act
  parties: readonly CommunityParty[]
  now: number
  onChange: (part: Partial<NodeInHand>) => void
}

/** One node being written: what, who, by when, with which evidence. */
export function NodeEditor({ node, place, act, parties, now, onChange }: NodeEditorProps) {
  const path = `nodes.${place}`
  return (
    <>
      <Field
        name={`${path}.title`}
        label="做什么"
        max={LIMITS.nodeTitleChars}
        initial={node.title}
        error={act.at(`${path}.title`) ?? act.at(path)}
        placeholder="比如：换掉地下漏水的主管"
        onInput={(title) => onChange({ title })}
      />
      <FormItem label="谁来做" error={act.at(`${path}.doerPartyId`)}>
        <RadioList
          label="谁来做"
          choices={partyChoices(parties)}
          value={node.doerPartyId || undefined}
          onChange={(doerPartyId) => onChange({ doerPartyId })}
        />
      </FormItem>
      <DateField
        name={`${path}.dueDay`}
        label="哪天做完"
        value={node.dueDay || undefined}
        shown={node.dueDay ? dayWords(node.dueDay, now) : undefined}
        start={dayOf(now)}
        error={act.at(`${path}.dueDay`)}
        onChange={(dueDay) => onChange({ dueDay })}
      />
      <FormItem label="做完拿什么作凭据" error={act.at(`${path}.evidence`, true)}>
        <CheckList
          label="做完拿什么作凭据"
          choices={EVIDENCE}
          values={node.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      </FormItem>
    </>
  )
}

interface FoldedNodeProps {
  node: NodeInHand
  place: number
  count: number
  parties: readonly CommunityParty[]
  faulty: boolean
  now: number
  onOpen: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** A node of the plan, folded: what stands in it, and its place in the order. */
export function FoldedNode({ node, place, count, parties, faulty, now, onOpen, onMove, onRemove }: FoldedNodeProps) {
  const doer = parties.find(({ id }) => id === node.doerPartyId)?.name ?? '还没定谁做'
  const day = node.dueDay ? `${dayWords(node.dueDay, now)}前` : '还没定哪天'
  const named = `第 ${place + 1} 段`
  return (
    <Card className="mt3">
      <View className="t-body strong">
        {place + 1}. {node.title || '还没写做什么'}
      </View>
      <View className="t-note num">
        {doer}，{day}
      </View>
      {faulty && <View className="t-note c-late strong">这一段有地方要改</View>}
      <View className="mt3">
        <Pair>
          <Button text="改" label={`改${named}`} onPress={onOpen} />
          <Button text="往前" label={`${named}往前挪`} disabled={place === 0} onPress={() => onMove(-1)} />
          <Button text="往后" label={`${named}往后挪`} disabled={place === count - 1} onPress={() => onMove(1)} />
          <Button text="去掉" label={`去掉${named}`} disabled={count === 1} onPress={onRemove} />
        </Pair>
      </View>
    </Card>
  )
}
