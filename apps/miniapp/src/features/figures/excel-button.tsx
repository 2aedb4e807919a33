import { type FigurePeriod, periodOf } from '@juwuye/domain'
import { periodText } from '@juwuye/messages'
import { useMutation } from '@tanstack/react-query'
import { download } from '../../shared/download.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Notice, View } from '../../ui/index.ts'
import type { Stretch } from './use-figures.ts'

interface ExcelButtonProps {
  of: { communityId: string } | { regionId: string }
  name: string
  stretch: Stretch
}

const fileName = (name: string, period: FigurePeriod) => `${name}-${periodText(period).replace(/ /g, '')}.xlsx`

/** The same numbers as a table to keep. */
export function ExcelButton({ of, name, stretch }: ExcelButtonProps) {
  const save = useMutation({
    mutationFn: () => {
      const file = fileName(name, periodOf(stretch.span, stretch.month))
      const query = { ...stretch }
      return 'communityId' in of
        ? download('figuresSheet', { params: of, query }, file)
        : download('regionFiguresSheet', { params: of, query }, file)
    },
  })
  return (
    <View className="mt4">
      {save.error && <Notice kind="error" title="没有导出来" text={faultText(save.error)} className="mb2" />}
      <Button text="导出 Excel 表" loading={save.isPending} onPress={() => save.mutate()} />
    </View>
  )
}
