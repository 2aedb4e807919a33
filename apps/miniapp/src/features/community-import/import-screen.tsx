import { isLiveImport } from '@juwuye/domain'
import { whenText } from '@juwuye/messages'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { canChooseSheet, chooseSheet } from '../../platform/choose-sheet.ts'
import { now } from '../../shared/clock.ts'
import { download } from '../../shared/download.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import {
  Button,
  Card,
  EmptyState,
  ListRow,
  Notice,
  Pair,
  ProgressBar,
  Section,
  TabHeader,
  View,
} from '../../ui/index.ts'
import { busyWith, opensWith, outcomeLine } from './import.model.ts'
import { ImportCard } from './import-card.tsx'
import { useImport, useImports, useUpload } from './use-import.ts'

/** A community brought in from one workbook: checked first, then kept whole or not at all. */
export function ImportScreen({ communityId }: { communityId: string }) {
  if (!canChooseSheet) {
    return (
      <EmptyState icon="board" title="请在电脑浏览器里导入" text="表格在电脑上填、在电脑上传。手机上可以一个一个地加" />
    )
  }
  return <AtComputer communityId={communityId} />
}

function AtComputer({ communityId }: { communityId: string }) {
  const list = useImports(communityId)
  const [chosen, choose] = useState<string>()
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const newest = items[0]
  const opening = opensWith(newest, now())?.id
  // what was being watched stays when it ends, also somebody else's
  useEffect(() => choose((before) => before ?? opening), [opening])
  const shown = chosen ?? opening
  const faulty = items.some(({ id, state }) => id === shown && state === 'faulty')
  const upload = (
    <Upload
      title={faulty ? '改好了，传上来再查' : '第二步，传上来检查'}
      communityId={communityId}
      reason={newest && busyWith(newest)}
      first={shown === undefined || faulty}
      onStarted={choose}
    />
  )
  return (
    <>
      <View className="no-print">
        <TabHeader title="从表格导入" note="小区、楼栋、房屋、单位、名册，填在一个文件里，一次带进来" />
      </View>
      {shown && <Shown key={shown} communityId={communityId} importId={shown} again={faulty && upload} />}
      <View className="no-print">
        <Template communityId={communityId} />
        {!faulty && upload}
        <Section title="导入过的">
          <ListState query={list} empty={<View className="t-note">还没有导入过</View>}>
            {(items) => (
              <Card inner="flush">
                {items.map((one) => (
                  <ListRow
                    key={one.id}
                    plain={one.id !== shown}
                    title={`${one.mine ? '您' : one.by}，${whenText(one.at, now())}`}
                    note={outcomeLine(one)}
                    onPress={() => choose(one.id)}
                  />
                ))}
              </Card>
            )}
          </ListState>
        </Section>
      </View>
    </>
  )
}

function Template({ communityId }: { communityId: string }) {
  const take = useMutation({
    mutationFn: (filled: boolean) =>
      download(
        'importTemplate',
        { params: { communityId }, query: { filled: String(filled) as 'true' | 'false' } },
        filled ? '社区现有内容.xlsx' : '导入社区.xlsx',
      ),
  })
  const busy = (filled: boolean) => take.isPending && take.variables === filled
  return (
    <Section title="第一步，下载表格来填">
      <View className="t-note mb3">怎么填写在最后一页。要改现有的，下载填好现有内容的那一份，改了再传。</View>
      <Pair>
        <Button text="下载空表" icon="board" loading={busy(false)} onPress={() => take.mutate(false)} />
        <Button text="下载现有的" icon="board" loading={busy(true)} onPress={() => take.mutate(true)} />
      </Pair>
      {take.error && <Notice kind="error" title={faultText(take.error)} className="mt3" />}
    </Section>
  )
}

interface UploadProps {
  title: string
  communityId: string
  /** Why none can be sent now. */
  reason: string | undefined
  /** Nothing else waits to be decided on the page. */
  first: boolean
  onStarted: (importId: string) => void
}

function Upload({ title, communityId, reason, first, onStarted }: UploadProps) {
  const { send, fraction, cancel } = useUpload(communityId, ({ id }) => onStarted(id))
  const [stopped, stop] = useState(false)
  const pick = async () => {
    const file = await chooseSheet()
    if (!file) return
    stop(false)
    send.mutate(file)
  }
  if (send.isPending) {
    return (
      <Section title={title}>
        <ProgressBar text="正在上传" fraction={fraction} />
        <Button
          text="不传了"
          className="mt3"
          onPress={() => {
            stop(true)
            cancel()
          }}
        />
      </Section>
    )
  }
  return (
    <Section title={title}>
      <View className="t-note mb3">先只检查，一行都不记；看过要加什么、改什么，再导入。</View>
      <Button
        text="选填好的表，检查"
        kind={first ? 'primary' : 'outline'}
        disabled={reason !== undefined}
        reason={reason}
        onPress={() => void pick()}
      />
      {send.error && !stopped && <Notice kind="error" title={faultText(send.error)} className="mt3" />}
    </Section>
  )
}

interface ShownProps {
  communityId: string
  importId: string
  /** Where the mended table is sent, before what may be a long list of mistakes. */
  again: ReactNode
}

function Shown({ communityId, importId, again }: ShownProps) {
  const query = useImport(communityId, importId)
  return (
    <LoadState
      query={{ ...query, isFetching: query.isFetching && !(query.data && isLiveImport(query.data.state)) }}
      cards={1}
    >
      {(one) => <ImportCard communityId={communityId} one={one} again={again} />}
    </LoadState>
  )
}
