import {
  dayText,
  dissentLines,
  doersText,
  facePair,
  moneyText,
  morePhotos,
  nodePair,
  ratingsText,
  type ShownPhoto,
  signersOf,
  spanWord,
  totalText,
  UNSOLVED_LABELS,
} from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import type { ReactNode } from 'react'
import { now } from '../../shared/clock.ts'
import { BeforeAfter, Card, NodeCard, Notice, Phrases, SeatStamps, Section, Thumbs, View } from '../../ui/index.ts'
import { ChainNote } from './chain-note.tsx'
import { ObjectWay } from './object-way.tsx'

const side = (photo: ShownPhoto | undefined, date: string, alt: string) =>
  photo && { src: photo.thumb, full: photo.full, date, alt }

interface ResultViewProps {
  view: PublicationView
  /** What stands last: a way to say what is wrong with the page. */
  foot?: ReactNode
}

/** A published result. Stands alone: it asks nothing of whoever reads it. */
export function ResultView({ view, foot }: ResultViewProps) {
  const { body } = view
  const { unsolved } = body
  const at = now()
  const pair = facePair(view)
  return (
    <>
      <View className="t-note num">{[body.estate, body.building, body.number].filter(Boolean).join('·')}</View>
      <View className="t-display mt1" heading={2}>
        {body.title}
      </View>
      {unsolved && (
        <Notice
          icon="close"
          title={`这件没办成：${UNSOLVED_LABELS[unsolved.reason]}`}
          text={<Phrases of={[`${dayText(body.solvedAt, at)}，`, `${unsolved.decidedBy}定的`]} />}
          className="mt3"
        />
      )}
      {view.reworking && (
        <Notice
          icon="undo"
          title="重新整改中"
          text="有不同意见，裁定成立。下面是第一次的结果，留着不改"
          className="mt3"
        />
      )}
      {(pair.before || pair.after) && (
        <View className="mt3">
          <BeforeAfter
            before={side(pair.before, dayText(body.firstWhistleAt, at), body.title)}
            after={side(pair.after, dayText(body.solvedAt, at), body.title)}
          />
        </View>
      )}
      <Figures view={view} />
      <Section title="原来怎么了">
        <View className="t-body">{body.problem}</View>
      </Section>
      {unsolved?.words && (
        <Section title="为什么没办成">
          <View className="t-body">{unsolved.words}</View>
        </Section>
      )}
      <Section title={unsolved ? '试过什么' : '做了什么'}>
        <View className="t-body">{body.done}</View>
      </Section>
      <Signed view={view} />
      <Work view={view} />
      <Money view={view} />
      {view.ratings.asked > 0 && (
        <Section title="吹哨的邻居怎么说">
          <Card>
            <View className="t-body num">{ratingsText(view.ratings)}</View>
          </Card>
        </Section>
      )}
      <ObjectWay view={view} />
      <ChainNote view={view} />
      {foot}
    </>
  )
}

interface Part {
  view: PublicationView
}

function Figures({ view: { body } }: Part) {
  const figures: { figure: string; word: string; more?: boolean }[] = [
    { figure: `${body.days} 天`, word: spanWord(body.unsolved != null) },
    body.unsolved
      ? { figure: `${body.whistles} 位`, word: '邻居吹了哨' }
      : { figure: `${signersOf(body).length} 方`, word: '看过签了字' },
    // Stands below too; three do not fit beside one another in elder mode.
    ...(body.costFen ? [{ figure: moneyText(body.costFen), word: '花费', more: true }] : []),
  ]
  return (
    <Card className="figures mt3">
      {figures.map(({ figure, word, more }) => (
        <View key={word} className={`figure${more ? ' more-block' : ''}`}>
          <View className="t-title num">{figure}</View>
          <View className="t-note">{word}</View>
        </View>
      ))}
    </Card>
  )
}

function Signed({ view: { body } }: Part) {
  const signers = signersOf(body)
  if (signers.length === 0) return null
  const seats = signers.map(({ character, name, at }) => ({
    key: name,
    mark: character,
    party: name,
    state: 'signed' as const,
    note: dayText(at, now()),
  }))
  return (
    <Section title="谁看过、签了字">
      <Card>
        <SeatStamps seats={seats} />
      </Card>
      {dissentLines(body, now()).map((line) => (
        <View key={line} className="t-note num mt2">
          {line}
        </View>
      ))}
    </Section>
  )
}

/** What was done part by part, where there was more than one; then all pictures that are not yet on the page. */
function Work({ view }: Part) {
  const { nodes } = view.body
  const rest = morePhotos(view)
  return (
    <>
      {nodes.length > 1 && (
        <Section title="一段一段看">
          <Card inner="list">
            {nodes.map((node, place) => {
              const { before, after } = nodePair(view, node)
              const note = `${node.doer.name}·${dayText(node.verifiedAt, now())} 验过`
              return (
                <NodeCard
                  key={`${node.verifiedAt}-${node.title}`}
                  place={place + 1}
                  state="done"
                  title={node.title}
                  note={note}
                >
                  {(before || after) && (
                    <View className="mt2">
                      <BeforeAfter before={side(before, '', node.title)} after={side(after, '', node.title)} />
                    </View>
                  )}
                </NodeCard>
              )
            })}
          </Card>
        </Section>
      )}
      {rest.length > 0 && (
        <Section title="更多照片">
          <Thumbs photos={rest.map(({ key, thumb, full }) => ({ key, src: thumb, full }))} />
        </Section>
      )}
    </>
  )
}

function Money({ view: { body } }: Part) {
  const doers = doersText(body.doers)
  if (!doers && !body.paidBy && !body.costFen) return null
  return (
    <Section title="谁办的，钱谁出">
      <Card>
        {doers && (
          <>
            <View className="t-note c-ink">{doers}办的</View>
            <View className="rule" />
          </>
        )}
        {body.paidBy && <View className="t-note c-ink mb2">{body.paidBy}</View>}
        <View className="flex">
          <View className="t-body grow">合计</View>
          <View className="t-head num">{totalText(body)}</View>
        </View>
      </Card>
    </Section>
  )
}
