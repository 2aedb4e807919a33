import { moneyText, shortDay, whenText } from '@juwuye/messages'
import type { CaseNode, CaseView } from '@juwuye/types'
import { useState } from 'react'
import {
  Card,
  NodeCard,
  Notice,
  SeatStamps,
  Section,
  SignedLine,
  Text,
  TextLink,
  Thumbs,
  View,
} from '../../ui/index.ts'
import { EvidenceMarks } from './evidence-marks.tsx'
import { photoItem } from './photo-items.ts'
import { lastReturn, seatNames, seatStamp, signedText, steppedBackText } from './seats.model.ts'

const LOOKS = {
  todo: 'todo',
  doing: 'now',
  submitted: 'now',
  verified: 'done',
  returned: 'sentBack',
  dropped: 'dropped',
} as const

/** “物业，12/1 前” */
function nodeNote(node: CaseNode, now: number): string {
  const who = node.doer.name
  const again = node.recheckOf === null ? '' : `重做第 ${node.recheckOf + 1} 段。`
  const due = `${shortDay(node.dueAt)} 前`
  if (node.state === 'dropped') return `第 ${node.position + 1} 段不做了，原来由${who}做`
  if (node.state === 'verified' && node.verifiedAt !== null) return `${again}${who}，${shortDay(node.verifiedAt)} 验完`
  if (node.state === 'submitted' && node.submittedAt !== null)
    return `${again}${who} ${whenText(node.submittedAt, now)} 交的，等签字`
  const doing = { doing: '正在做，', returned: '被退回，重做，' } as Partial<Record<CaseNode['state'], string>>
  return `${again}${who}，${doing[node.state] ?? ''}${due}`
}

/** How many are to be done, without those that will not, and how many are. */
function nodesCount(nodes: readonly CaseNode[]) {
  const left = nodes.filter(({ state }) => state !== 'dropped')
  return { of: left.length, verified: left.filter(({ state }) => state === 'verified').length }
}

/** 修一段，验一段 */
export function CaseNodes({ view, now }: { view: CaseView; now: number }) {
  const { nodes } = view
  if (nodes.length === 0) return null
  const { of, verified } = nodesCount(nodes)
  return (
    <Section title="修一段，验一段" aside={`${of} 段，验完 ${verified} 段`}>
      <Card inner="list">
        {nodes.map((node) => (
          <NodeCard
            key={node.id}
            place={node.position + 1}
            state={LOOKS[node.state]}
            title={node.title}
            note={nodeNote(node, now)}
          >
            <NodeInside node={node} now={now} />
          </NodeCard>
        ))}
      </Card>
      <Money nodes={nodes} />
    </Section>
  )
}

function NodeInside({ node, now }: { node: CaseNode; now: number }) {
  const photos = [...node.before, ...node.after].map(photoItem)
  const open = node.state === 'submitted'
  const shown = open || node.state === 'verified'
  const ahead = node.state === 'todo' || node.state === 'doing'
  const cost = node.costFen === null ? undefined : `花了 ${moneyText(node.costFen)}`
  const words = [node.note, cost].filter(Boolean).join('。')
  return (
    <>
      <ReturnedNotice node={node} />
      {shown && photos.length > 0 && (
        <View className={`mt3 more-block${open ? '' : ' node-in'}`}>
          <Thumbs photos={photos} />
        </View>
      )}
      {open && <EvidenceMarks node={node} now={now} />}
      {shown && words && <View className={`t-note c-ink num mt2${open ? '' : ' node-in'}`}>{words}</View>}
      {open && (
        <View className="mt4">
          <SeatStamps seats={node.seats.map(seatStamp)} />
        </View>
      )}
      {node.state === 'verified' && (
        <View className="mt2 node-in">
          <SignedLine seats={node.seats.map(seatStamp)} text={signedText(node.seats)} />
        </View>
      )}
      {ahead && node.seats.length > 0 && (
        <View className="t-note node-in more-block">做完由{seatNames(node.seats)}来核验</View>
      )}
      {node.steppedBack.map((one) => (
        <View key={`${one.name}/${one.at}`} className={`t-note num mt2${open ? '' : ' node-in'}`}>
          {steppedBackText(one)}
        </View>
      ))}
      <Earlier node={node} />
    </>
  )
}

function ReturnedNotice({ node }: { node: CaseNode }) {
  const returned = node.state === 'returned' ? lastReturn(node) : undefined
  if (!returned) return null
  return (
    <Notice
      kind="error"
      icon="undo"
      className="mt3"
      title={`${returned.name}退回`}
      text={returned.reason ?? undefined}
    />
  )
}

/** Verdicts of earlier rounds stay readable, folded. */
function Earlier({ node }: { node: CaseNode }) {
  const [told, tell] = useState(false)
  if (node.earlier.length === 0) return null
  return (
    <View className="mt2 node-in">
      <TextLink text={told ? '收起' : `看前 ${node.earlier.length} 轮`} onPress={() => tell(!told)} />
      {told &&
        node.earlier.map(({ round, seats }) => (
          <View key={round} className="mt2">
            <View className="t-note strong">第 {round} 轮</View>
            {seats.map((seat) => (
              <View key={seat.name} className="t-note num">
                <Text>
                  {seat.name}
                  {seat.verdict === 'yes' ? '：通过' : `：退回${seat.reason ? `，${seat.reason}` : ''}`}
                  {seat.signedAt === null ? '' : `（${shortDay(seat.signedAt)}）`}
                </Text>
              </View>
            ))}
          </View>
        ))}
    </View>
  )
}

/** What was spent, once anything was. */
function Money({ nodes }: { nodes: readonly CaseNode[] }) {
  const spent = nodes.filter((node) => node.costFen !== null)
  if (spent.length === 0) return null
  const total = spent.reduce((sum, node) => sum + (node.costFen ?? 0), 0)
  return (
    <Card>
      <View className="flex">
        <Text className="t-body grow">一共花了</Text>
        <Text className="t-head num">{moneyText(total)}</Text>
      </View>
    </Card>
  )
}
