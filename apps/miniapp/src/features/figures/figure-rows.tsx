import type { FigureKey, Figures } from '@juwuye/domain'
import { FIGURE_LABELS } from '@juwuye/messages'
import { Card, ListRow, View } from '../../ui/index.ts'
import { answersText, beforeText, FIGURES_SHOWN, isSmall, madeOfText, nOf, tied, valueText } from './figures.model.ts'
import { Told } from './told.tsx'

interface FigureRowsProps {
  now: Figures
  before: Figures
  /** Fewer say little. */
  rankFrom: number
  /** Opens what stands behind a figure, where this reader may look. */
  onOpen?: (figure: FigureKey) => void
}

/** Each figure with its n, the same a year before, and the way to what stands behind it. */
export function FigureRows({ now, before, rankFrom, onOpen }: FigureRowsProps) {
  const open = (key: FigureKey) => (onOpen && nOf(now, key) > 0 ? onOpen : undefined)
  return (
    <Card inner="flush">
      {FIGURES_SHOWN.map((key) => {
        const go = open(key)
        return (
          <ListRow
            key={key}
            title={FIGURE_LABELS[key]}
            note={<Told text={madeOfText(now, key)} />}
            below={<Below now={now} before={before} figure={key} rankFrom={rankFrom} />}
            aside={<View className="figure-value num">{tied(valueText(now, key))}</View>}
            onPress={go && (() => go(key))}
          />
        )
      })}
      <ListRow
        plain
        title={FIGURE_LABELS.whistles}
        note={<Told text={`${madeOfText(now, 'whistles')}，另有“我也是” ${now.joined} 件`} />}
        below={<Before text={beforeText(before, 'whistles')} />}
        aside={<View className="figure-value num">{tied(valueText(now, 'whistles'))}</View>}
        onPress={onOpen && now.whistles > 0 ? () => onOpen('whistles') : undefined}
      />
    </Card>
  )
}

const Before = ({ text }: { text: string }) => <View className="t-note num">{tied(text)}</View>

function Below({ now, before, rankFrom, figure }: Omit<FigureRowsProps, 'onOpen'> & { figure: FigureKey }) {
  const rated = figure === 'resolution' || figure === 'satisfaction'
  return (
    <>
      {figure === 'resolution' && (
        <View className="t-note num">
          <Told text={answersText(now)} />
        </View>
      )}
      <Before text={beforeText(before, figure)} />
      {isSmall(now, figure, rankFrom) && (
        <View className="t-note">{rated ? '评价的人还少，只作参考' : '件数还少，只作参考'}</View>
      )}
    </>
  )
}
