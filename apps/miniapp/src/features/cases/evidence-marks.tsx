import type { CaseNode } from '@juwuye/types'
import { Notice, View } from '../../ui/index.ts'
import { markLines } from './evidence-marks.model.ts'

interface EvidenceMarksProps {
  node: Pick<CaseNode, 'before' | 'after' | 'marks'>
  now: number
}

/** Photos to look at twice before signing. A reminder: whoever looks decides. */
export function EvidenceMarks({ node, now }: EvidenceMarksProps) {
  const lines = markLines(node, now)
  if (lines.length === 0) return null
  const text = (
    <>
      {lines.map((line) => (
        <View key={line} className="num">
          {line}
        </View>
      ))}
      <View>也可能有别的缘故，您看了再定</View>
    </>
  )
  return <Notice kind="warn" icon="eye" className="mt3" title="照片请多看一眼" text={text} />
}
