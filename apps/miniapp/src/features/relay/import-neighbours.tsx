import type { NeighbourImport } from '@juwuye/types'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { canChooseSheet, chooseSheet } from '../../platform/choose-sheet.ts'
import type { ChosenPhoto } from '../../platform/request-types.ts'
import { sendFile } from '../../shared/call.ts'
import { download } from '../../shared/download.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Card, EmptyState, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { importLine } from './relay.model.ts'
import { neighboursChanged } from './use-neighbours.ts'

/** A table of neighbours: filled in, looked at without keeping anything, then kept whole. */
export function ImportNeighbours({ communityId }: { communityId: string }) {
  if (!canChooseSheet) {
    return (
      <EmptyState icon="board" title="请在电脑浏览器里导入" text="表格在电脑上填、在电脑上传。手机上可以一位一位地记" />
    )
  }
  return <AtComputer communityId={communityId} />
}

function useSheet(communityId: string) {
  const send = (file: ChosenPhoto, dryRun: boolean) =>
    sendFile<NeighbourImport>('sheet', file, { communityId, query: { dryRun: String(dryRun) } })
  const check = useMutation({ mutationFn: (file: ChosenPhoto) => send(file, true) })
  const keep = useMutation({
    mutationFn: (file: ChosenPhoto) => send(file, false),
    onSuccess: () => void neighboursChanged(communityId),
  })
  return { check, keep }
}

function AtComputer({ communityId }: { communityId: string }) {
  const { check, keep } = useSheet(communityId)
  const [file, setFile] = useState<ChosenPhoto>()
  const template = useMutation({
    mutationFn: () => download('neighbourSheet', { params: { communityId } }, '邻居名单.xlsx'),
  })
  const choose = async () => {
    const chosen = await chooseSheet()
    if (!chosen) return
    keep.reset()
    setFile(chosen)
    check.mutate(chosen)
  }
  const fault = keep.error ?? check.error ?? template.error
  return (
    <>
      <TabHeader title="用表格记邻居" note="填好了一次传上来，一位一位核对过再记" />
      <Section title="第一步，下载空表">
        <View className="t-note mb3">一行一位邻居。问过本人、他同意了，才写上去；怎么同意的、哪天同意的，都要写。</View>
        <Button text="下载空表" icon="board" loading={template.isPending} onPress={() => template.mutate()} />
      </Section>
      <Section title="第二步，传上来看看对不对">
        <Button
          text={file ? '换一个文件' : '选填好的表'}
          kind={check.data ? 'outline' : 'primary'}
          loading={check.isPending}
          onPress={() => void choose()}
        />
      </Section>
      {fault && <Notice kind="error" title={faultText(fault)} className="mt3" />}
      {keep.data ? (
        <Notice icon="okc" title={`记好了：${importLine(keep.data)}`} text="名单里都看得到了" className="mt3" />
      ) : (
        file && check.data && <Checked answer={check.data} sending={keep.isPending} onKeep={() => keep.mutate(file)} />
      )}
    </>
  )
}

interface CheckedProps {
  answer: NeighbourImport
  sending: boolean
  onKeep: () => void
}

/** What would be kept, or every mistake by its row and column. */
function Checked({ answer, sending, onKeep }: CheckedProps) {
  const { faults } = answer
  if (faults.length > 0) {
    return (
      <Section title={`有 ${faults.length} 处要改`} aside="改好再选一次，现在一位都没有记">
        <Card inner="flush">
          {faults.map(({ row, column, message }) => (
            <ListRow key={`${row} ${column} ${message}`} plain title={`第 ${row} 行，${column}`} note={message} />
          ))}
        </Card>
      </Section>
    )
  }
  return (
    <Section title="第三步，记下来">
      <Notice icon="okc" title={`都填对了：${importLine(answer)}`} className="mb3" />
      <Button
        text="都记下来"
        kind="primary"
        loading={sending}
        disabled={answer.added + answer.changed === 0}
        reason={answer.added + answer.changed === 0 ? '和名单上的一样，没有要记的' : undefined}
        onPress={onKeep}
      />
    </Section>
  )
}
