import type { ShiftCandidates, ShiftView } from '@juwuye/types'
import { confirm, toast } from '../../platform/dialogs.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, Icon, Notice, Press, Sheet, View } from '../../ui/index.ts'
import { dayName, shiftHours } from './duty-words.model.ts'
import { FaultNotice } from './fault-notice.tsx'
import { useAssignShift, useCandidates } from './use-rota.ts'

interface CandidateSheetProps {
  communityId: string
  shift: ShiftView
  /** Whoever is changed is told. */
  published: boolean
  now: number
  onClose: () => void
}

type Candidate = ShiftCandidates['items'][number]

/** Who stands there: one tap puts somebody. */
export function CandidateSheet({ communityId, shift, published, now, onClose }: CandidateSheetProps) {
  const query = useCandidates(communityId, shift.id)
  const assign = useAssignShift(communityId)
  const { id: shiftId, version, person, post, gap } = shift
  const put = (personId: string | null) =>
    assign.mutate(
      { shiftId, month: shift.day.slice(0, 7), personId, version },
      {
        onSuccess: () => {
          toast(personId === null ? '空出来了' : '排好了')
          onClose()
        },
      },
    )
  const choose = async ({ personId, name }: Candidate) => {
    const text = person ? `会告诉${name}和${person.name}` : `会告诉${name}`
    if (!published || (await confirm({ title: `换成${name}`, text, yes: '换' }))) put(personId)
  }
  const empty = async () => {
    const text = published ? '会告诉本人，这个班就没有人了' : '这个班就没有人了'
    if (await confirm({ title: `不排${person?.name ?? ''}了`, text, yes: '空出来' })) put(null)
  }
  return (
    <Sheet
      title={`${post.name}，${dayName(shift.day, now)}`}
      note={`${shiftHours(shift)}${published ? '。改了会告诉本人' : ''}`}
      tall
      foot={
        person && (
          <>
            <FaultNotice fault={assign.error} title="没有改成" />
            <Button text={`不排${person.name}，先空着`} kind="danger" onPress={() => void empty()} />
          </>
        )
      }
      onClose={onClose}
    >
      {!person && <FaultNotice fault={assign.error} title="没有改成" />}
      {gap && <Notice kind="warn" icon="people" title="为什么没排上" text={gap.text} className="mb3" />}
      <LoadState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState icon="people" title="没有人能站这个岗" text="到“站、岗和人”里，给人加上这个岗" />}
      >
        {({ items }) => (
          <View role="list" label="谁能来">
            {items.map((one) => (
              <CandidateRow
                key={one.personId}
                candidate={one}
                busy={assign.isPending && assign.variables.personId === one.personId}
                onChoose={() => void choose(one)}
              />
            ))}
          </View>
        )}
      </LoadState>
    </Sheet>
  )
}

interface CandidateRowProps {
  candidate: Candidate
  busy: boolean
  onChoose: () => void
}

/** Whoever would break a rule cannot be put there, and it says why. */
function CandidateRow({ candidate: { name, shifts, problems }, busy, onChoose }: CandidateRowProps) {
  const barred = problems.length > 0
  const note = [`这个月 ${shifts} 个班`, ...problems.map(({ text }) => text)].join('，')
  return (
    <View role="listitem" className="mb2">
      <Press className={`pick${barred ? ' pick-off' : ''}`} disabled={barred || busy} onPress={onChoose}>
        <View className="grow">
          <View className="t-body strong">{name}</View>
          <View className="t-note num">{busy ? '正在排…' : note}</View>
        </View>
        {barred && <Icon name="lock" tone="note" size="s" />}
      </Press>
    </View>
  )
}
