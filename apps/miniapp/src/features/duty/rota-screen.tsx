import type { RotaView } from '@juwuye/types'
import { useState } from 'react'
import { confirm, toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Card, EmptyState, Fold, Notice, Section, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { FaultNotice } from './fault-notice.tsx'
import { MonthStepper } from './month-stepper.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { fairnessLine, gapsOf, loadNote, rotaNote } from './rota.model.ts'
import { RotaDays } from './rota-days.tsx'
import { useFillRota, useRota } from './use-rota.ts'

interface RotaScreenProps {
  communityId: string
  /** The month to begin with. */
  start: string
}

/** 排班表: fill the month, look how even it is, change single seats, publish. */
export function RotaScreen({ communityId, start }: RotaScreenProps) {
  const [month, setMonth] = useState(start)
  const query = useRota(communityId, month)
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  return (
    <>
      <MonthStepper month={month} onChange={setMonth} />
      <LoadState query={query} cards={3}>
        {(rota) => <Month key={month} communityId={communityId} rota={rota} />}
      </LoadState>
    </>
  )
}

function Month({ communityId, rota }: { communityId: string; rota: RotaView }) {
  const now = useNow()
  const [publishing, publish] = useState(false)
  const fill = useFillRota(communityId, rota.month)
  const gaps = gapsOf(rota).length
  const fillIn = async () => {
    const text = '已经定下的、改过的班不动，只排空着的和没定的'
    const again = rota.state !== null && rota.shifts.length > 0
    if (again && !(await confirm({ title: '再排一遍', text, yes: '再排' }))) return
    fill.mutate(rota.version, { onSuccess: () => toast('排好了，看看合不合适') })
  }
  if (rota.shifts.length === 0)
    return <Nothing rota={rota} fill={fill} onFill={() => void fillIn()} communityId={communityId} />
  return (
    <>
      <View className="t-note num centre">{rotaNote(rota, now)}</View>
      {!rota.holidaysKnown && (
        <Notice
          icon="clock"
          className="mt3"
          title="这个月的放假安排还没有公布"
          text="先按平常的周末排，公布以后再排一遍"
        />
      )}
      {gaps > 0 && (
        <Notice
          kind="warn"
          icon="people"
          className="mt3"
          title={`${gaps} 个班没有人`}
          text="看看为什么排不上，再挑一个人"
        />
      )}
      <RotaDays communityId={communityId} rota={rota} now={now} />
      <Loads rota={rota} />
      {rota.mayOrganise && rota.state === 'draft' && (
        <View className="mt6">
          <FaultNotice fault={fill.error} title="没有排成" />
          <Button text="再排一遍" icon="refresh" loading={fill.isPending} onPress={() => void fillIn()} />
          <Button text="公布这个月的班" kind="primary" className="mt3" onPress={() => publish(true)} />
        </View>
      )}
      {publishing && <PublishSheet communityId={communityId} rota={rota} now={now} onClose={() => publish(false)} />}
    </>
  )
}

interface NothingProps {
  communityId: string
  rota: RotaView
  fill: ReturnType<typeof useFillRota>
  onFill: () => void
}

function Nothing({ communityId, rota, fill, onFill }: NothingProps) {
  if (!rota.mayOrganise) return <EmptyState icon="clock" title="这个月还没有排班" text="排好公布了，这里看得到" />
  return (
    <>
      <FaultNotice fault={fill.error} title="没有排成" />
      <EmptyState
        icon="clock"
        title={fill.isPending ? '正在排…' : '这个月还没有排班'}
        text="按各岗的时间、每个人来不了的日子，公平地排满；排完还能改"
        action={{ text: '排满这个月', kind: 'primary', onPress: onFill }}
      />
      <View className="mt3">
        <Button text="先看看站、岗和人" onPress={() => open('duty/setup', { communityId })} />
      </View>
    </>
  )
}

/** How even it is, by name; for the organiser, never a ranking: in the order in which the server sends it. */
function Loads({ rota }: { rota: RotaView }) {
  const [unfolded, unfold] = useState(false)
  if (rota.loads.length === 0) return null
  return (
    <Section title="公平吗">
      <Card inner="flush">
        <Fold title={fairnessLine(rota)} note="点开看每个人" open={unfolded} onToggle={() => unfold(!unfolded)}>
          {rota.loads.map((load) => (
            <View key={load.personId} className="flex t-note num mt2">
              <View className="grow c-ink">{load.name}</View>
              <View>{loadNote(load)}</View>
            </View>
          ))}
        </Fold>
      </Card>
    </Section>
  )
}
