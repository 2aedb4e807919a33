import { LIMITS } from '@juwuye/domain'
import { Button, Card, FormItem, NodeCard, Notice, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { fixedNodes, type PlacedNode } from '../change-plan.model.ts'
import { dayWords } from '../days.model.ts'
import { NodeEditor } from '../node-editor.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { BothDates } from '../pending-body.tsx'
import { type Act, useAct } from '../use-act.ts'
import { type PlanChange, usePlanChange } from '../use-plan-change.ts'

/** 改方案: what is verified stands; what is still to be done can be changed, taken out, added to. */
export function ChangePlanSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const plan = usePlanChange(context, act)
  const { nodes, draft, dates } = plan
  const send = async () => {
    if (await act.send('change-plan', plan.body())) plan.clear()
  }
  const wait = plan.changed ? undefined : '还没有改动'
  const mayAdd = context.view.class !== 'minor' && nodes.length < LIMITS.nodesPerPlan
  return (
    <ActSheet
      context={context}
      act={act}
      title="改方案"
      note="验过的不动；改好要一位来会签，会签前照原来的做"
      tall
      fields={['nodes', 'reason']}
      wait={wait}
      foot={
        <SendButton context={context} act={act} text="改好了，请人会签" disabled={wait !== undefined} onPress={send} />
      }
    >
      <Fixed context={context} />
      <FormItem label={`还要做的，${nodes.length} 段`} error={act.at('nodes')}>
        {nodes.map((node, place) => (
          <Part key={node.key} context={context} act={act} plan={plan} node={node} place={place} />
        ))}
        {mayAdd && <Button className="mt3" text="再加一段" onPress={plan.add} />}
        {mayAdd && plan.agreed.length > 0 && (
          <Button
            className="mt3"
            icon="talk"
            text={`把谈好的 ${plan.agreed.length} 段加进来`}
            onPress={plan.addAgreed}
          />
        )}
      </FormItem>
      <Out plan={plan} />
      {dates && plan.changed && <BothDates dates={dates} now={context.now} />}
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么改"
        hint="吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：开挖发现下面有燃气管，要先请燃气公司来移"
      />
    </ActSheet>
  )
}

/** Verified, or being verified. */
function Fixed({ context: { view } }: { context: ActContext }) {
  const fixed = fixedNodes(view)
  if (fixed.length === 0) return null
  return (
    <FormItem label="不动的">
      <Card inner="list">
        {fixed.map((node) => (
          <NodeCard
            key={node.id}
            place={node.position + 1}
            state={node.state === 'verified' ? 'done' : 'now'}
            title={node.title}
            note={`${node.doer.name}，${node.state === 'verified' ? '验过了' : '正在核验'}`}
          />
        ))}
      </Card>
    </FormItem>
  )
}

interface PartProps {
  context: ActContext
  act: Act
  plan: PlanChange
  node: PlacedNode
  place: number
}

function Part({ context: { community, view, now }, act, plan, node, place }: PartProps) {
  const parties = community ? partiesOfEstate(community, view.estateId) : []
  const named = node.id === null ? '新加的一段' : `第 ${node.mark} 段`
  if (plan.isOpen(node)) {
    return (
      <View className={place > 0 ? 'mt6' : ''}>
        <View className="t-head mb2">{named}</View>
        <NodeEditor
          node={node}
          place={place}
          act={act}
          parties={parties}
          now={now}
          onChange={(part) => plan.change(node, part)}
        />
        <Button kind="quiet" text="收起来" label={`收起${named}`} onPress={() => plan.open(undefined)} />
      </View>
    )
  }
  const doer = parties.find(({ id }) => id === node.doerPartyId)?.name ?? '还没定谁做'
  const day = node.dueDay ? `${dayWords(node.dueDay, now)}前` : '还没定哪天'
  return (
    <Card className="mt3">
      <View className="flex top">
        <View className="grow">
          <View className="t-note num">
            {named}
            {node.id !== null && node.changed && '，改过了'}
          </View>
          <View className="t-body strong">{node.title || '还没写做什么'}</View>
          <View className="t-note num">
            {doer}，{day}
          </View>
          {plan.isFaulty(place) && <View className="t-note c-late strong">这一段有地方要改</View>}
        </View>
      </View>
      <View className="flex mt3">
        <Button low text="改" label={`改${named}`} onPress={() => plan.open(node.key)} />
        <View className="ml3">
          <Button
            low
            text={node.id === null ? '去掉' : '不做了'}
            label={`${named}，${node.id === null ? '去掉' : '不做了'}`}
            onPress={() => plan.remove(node)}
          />
        </View>
      </View>
    </Card>
  )
}

/** Taken out of the plan, and to be put back as long as nothing was sent. */
function Out({ plan }: { plan: PlanChange }) {
  if (plan.out.length === 0) return null
  return (
    <FormItem label={`不做了的，${plan.out.length} 段`}>
      <Card inner="list">
        {plan.out.map((node) => (
          <NodeCard key={node.id} place={node.position + 1} state="dropped" title={node.title} note="不做了">
            <View className="flex mt2 node-in">
              <Button
                low
                text="还是要做"
                label={`第 ${node.position + 1} 段还是要做`}
                onPress={() => plan.restore(node.id)}
              />
            </View>
          </NodeCard>
        ))}
      </Card>
      {plan.nodes.length === 0 && <Notice className="mt3" kind="warn" title="至少要留一段还要做的" />}
    </FormItem>
  )
}
