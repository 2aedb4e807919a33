import { IMPORT_SHEET_LABELS, IMPORT_STATE_LABELS, whenText } from '@juwuye/messages'
import type { CommunityImport } from '@juwuye/types'
import type { ReactNode } from 'react'
import { copyText } from '../../platform/copy-text.ts'
import { toast } from '../../platform/dialogs.ts'
import { canPrint, printPage } from '../../platform/print.ts'
import { now } from '../../shared/clock.ts'
import { Button, Card, ListRow, Notice, Pair, Section, View } from '../../ui/index.ts'
import { faultPlace, faultsAsText, faultsBySheet, outcomeLine } from './import.model.ts'

/** Every mistake by sheet, row and column, to be mended in the table: read here, copied or printed. */
export function FaultSheet({ one, again }: { one: CommunityImport; again: ReactNode }) {
  const { faults, faultsTotal, state, mine, by, at } = one
  const copy = async () => toast((await copyText(faultsAsText(faults))) ? '拷好了' : '没有拷成，请打印或者照着改')
  return (
    <View className="fault-sheet">
      <Section title={IMPORT_STATE_LABELS[state]} aside={`${mine ? '您' : by}传的，${whenText(at, now())}`}>
        <Notice kind="warn" icon="warn" title={outcomeLine(one)} text="照着改好，再传一次" className="mb3" />
        {faults.length < faultsTotal && (
          <View className="t-note mb3">先列出前 {faults.length} 处，改完再传会接着查</View>
        )}
        <View className="no-print">
          <Pair>
            <Button text="拷贝这些" onPress={() => void copy()} />
            {canPrint ? <Button text="打印这些" onPress={printPage} /> : null}
          </Pair>
        </View>
      </Section>
      <View className="no-print">{again}</View>
      {faultsBySheet(faults).map((group) => (
        <Section
          key={group.sheet}
          title={`“${IMPORT_SHEET_LABELS[group.sheet]}”那一页`}
          aside={`${group.faults.length} 处`}
        >
          <Card inner="flush">
            {group.faults.map((fault) => (
              <ListRow
                key={`${fault.row} ${fault.column} ${fault.message}`}
                plain
                title={faultPlace(fault)}
                note={fault.message}
              />
            ))}
          </Card>
        </Section>
      ))}
    </View>
  )
}
