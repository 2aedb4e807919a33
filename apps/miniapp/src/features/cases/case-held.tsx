import type { CaseView, HeldContent } from '@juwuye/types'
import { Button, Card, Icon, Section, Thumbs, View } from '../../ui/index.ts'
import { type HeldRow, heldAside, heldRow } from './held.model.ts'
import { photoItem } from './photo-items.ts'

interface CaseHeldProps {
  view: CaseView
  now: number
  onLook: (held: HeldContent) => void
}

/** Words and photos that neighbours do not see until somebody of the desk has looked. */
export function CaseHeld({ view, now, onLook }: CaseHeldProps) {
  if (view.held.length === 0) return null
  return (
    <Section title="邻居还看不到的" aside={heldAside(view.held)}>
      {view.held.map((held) => {
        const row = heldRow(view, held, now)
        return (
          <Card key={held.id}>
            <View className="flex">
              <Icon name="eye" gap />
              <View className="grow">
                <View className="t-body strong">{row.title}</View>
                <View className="t-note num">{row.note}</View>
              </View>
              <Button
                low
                text={held.kept ? '再看看' : '看一眼'}
                label={`看一眼${row.title}，${row.note}`}
                onPress={() => onLook(held)}
              />
            </View>
          </Card>
        )
      })}
    </Section>
  )
}

/** The thing itself. */
export function HeldBody({ row }: { row: HeldRow }) {
  return (
    <>
      {row.text && <View className="t-body quote">“{row.text}”</View>}
      {row.photo && <Thumbs photos={[photoItem(row.photo)]} />}
      {row.said && <View className="t-note num mt1">{row.said}</View>}
    </>
  )
}
