import { IMPORT_SHEET_LABELS, IMPORT_STATE_LABELS, whenText } from '@juwuye/messages'
import type { CommunityImport } from '@juwuye/types'
import type { ReactNode } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import type { Delivered } from '../../shared/outbox/deliver.ts'
import { Button, Card, ListRow, Notice, ProgressBar, Section, View } from '../../ui/index.ts'
import { FaultSheet } from './fault-sheet.tsx'
import {
  bringsAnything,
  isUnderWay,
  outcomeLine,
  progressFraction,
  progressText,
  sheetLine,
  totalLine,
} from './import.model.ts'
import { useSettleImport } from './use-import.ts'

interface ImportCardProps {
  communityId: string
  one: CommunityImport
}

interface WithAgain extends ImportCardProps {
  /** The way to send another, where this one has mistakes. */
  again: ReactNode
}

/** One import as it stands: how far, what it would bring, what is wrong with it, or what came of it. */
export function ImportCard({ communityId, one, again }: WithAgain) {
  const { state, by, mine, at } = one
  if (state === 'faulty') return <FaultSheet one={one} again={again} />
  return (
    <View className="no-print">
      <Section title={IMPORT_STATE_LABELS[state]} aside={`${mine ? '您' : by}传的，${whenText(at, now())}`}>
        {isUnderWay(one) && (
          <Card>
            <ProgressBar text={progressText(one)} fraction={progressFraction(one)} />
            <View className="t-note mt2">可以离开这一页，回来还看得到；取消了，就一行都不导入。</View>
          </Card>
        )}
        {(state === 'failed' || state === 'cancelled') && (
          <Notice kind={state === 'failed' ? 'error' : 'info'} title={outcomeLine(one)} />
        )}
        {state === 'ready' && (
          <Notice
            icon="okc"
            title={`查过了，没有错：${totalLine(one)}`}
            text={bringsAnything(one) ? '还没有导入。看看下面对不对，再点“导入这些”' : undefined}
            className="mb3"
          />
        )}
        {state === 'done' && <Notice icon="okc" title={`导入好了：${totalLine(one)}`} className="mb3" />}
        {(state === 'ready' || state === 'done') && <Sheets one={one} />}
        <Decide communityId={communityId} one={one} />
      </Section>
      {state === 'done' && <Next communityId={communityId} one={one} />}
    </View>
  )
}

const Sheets = ({ one: { sheets } }: { one: CommunityImport }) => (
  <Card inner="flush">
    {sheets.map((sheet) => (
      <ListRow key={sheet.sheet} plain title={IMPORT_SHEET_LABELS[sheet.sheet]} note={sheetLine(sheet)} />
    ))}
  </Card>
)

function Decide({ communityId, one }: ImportCardProps) {
  const apply = useSettleImport('applyImport', communityId, one.id)
  const cancel = useSettleImport('cancelImport', communityId, one.id)
  const { may, state, mine, by } = one
  const nothing = state === 'ready' && !bringsAnything(one)
  const kept = { onSuccess: (sent: Delivered<CommunityImport>) => void (sent.queued && toast(sent.said)) }
  const bringIn = async () => {
    const text = `${totalLine(one)}。一次全部导入，导入了不能一键撤回`
    if (await confirm({ title: '导入这个文件？', text, yes: '导入' })) apply.mutate(undefined, kept)
  }
  const takeBack = async () => {
    const title = mine ? '取消这次导入？' : `取消${by}的这次导入？`
    if (await confirm({ title, text: '一行都不导入；要导入，得重新传一次', yes: '取消它', no: '不取消' }))
      cancel.mutate(undefined, kept)
  }
  const fault = apply.error ?? cancel.error
  return (
    <>
      {fault && <Notice kind="error" title={faultText(fault)} className="mt3" />}
      {state === 'ready' && (
        <Button
          text="导入这些"
          kind="primary"
          className="mt3"
          loading={apply.isPending}
          disabled={!may.apply || nothing}
          reason={nothing ? '和现有的一样，没有要导入的' : may.apply ? undefined : `等${by}来导入，或者取消了重新传`}
          onPress={() => void bringIn()}
        />
      )}
      {may.cancel && (
        <Button
          text={state === 'ready' ? '不导了' : '取消导入'}
          className="mt3"
          loading={cancel.isPending}
          onPress={() => void takeBack()}
        />
      )}
    </>
  )
}

/** What is done next with what came in. */
function Next({ communityId, one: { id, invitations, may } }: ImportCardProps) {
  return (
    <Section title="接下来">
      <Card inner="flush">
        {may.invitations && invitations > 0 && (
          <ListRow
            title={`打印名册的邀请，${invitations} 位`}
            note="一人一张，扫了就进来"
            icon="people"
            onPress={() => open('opening/import-codes', { communityId, importId: id })}
          />
        )}
        <ListRow
          title="打印住户码"
          note="一户一张，放进信箱"
          icon="lock"
          onPress={() => open('opening/home-codes', { communityId })}
        />
        <ListRow
          title="看业主名册"
          note="哪一户还差面积、差业主"
          icon="home"
          onPress={() => open('owner-roll', { communityId })}
        />
        <ListRow
          title="开通还差什么"
          note="四样齐了，居民就能吹哨"
          icon="okc"
          onPress={() => open('opening', { communityId })}
        />
      </Card>
    </Section>
  )
}
