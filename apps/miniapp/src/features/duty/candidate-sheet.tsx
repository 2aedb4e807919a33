import type { ShiftCandidates, ShiftView } from '@juwuye/types'
import { confirm, toast } from '../../platform/dialogs.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, ClockChip, EmptyState, Notice, Press, Sheet, View } from '../../ui/index.ts'
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

/** Who stands there: one tap puts somebody; what it would break is said before. */
export function CandidateSheet({ communityId, shift, published, now, onClose }: CandidateSheetProps) {
  const query = useCandidates(communityId, shift.id)
  const assign = useAssignShift(communityId)
  const { id: shiftId, version, person, post, gap } = shift
  const put = (personId: string | null) =>
    assign.mutate(
      { shiftId, personId, version },
      {
        onSuccess: () => {
          toast(personId === null ? '空出来了' : '排好了')
          onClose()
        },
      },
    )
  const choose = async ({ personId, name, problems }: Candidate) => {
    const text = problems.map((problem) => problem.text).join('；')
    if (problems.length > 0 && !(await confirm({ title: `还是排${name}？`, text, yes: '还是排' }))) return
    put(personId)
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
                here={one.personId === person?.personId}
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
  /** Stands there already. */
  here: boolean
  busy: boolean
  onChoose: () => void
}

function CandidateRow({ candidate: { name, shifts, problems }, here, busy, onChoose }: CandidateRowProps) {
  const fine = problems.length === 0
  const aside = here ? (
    <ClockChip state="ok" text="现在是他" />
  ) : (
    !fine && <ClockChip state="half" icon="warn" text="有冲突" />
  )
  return (
    <View role="listitem" className="mb2">
      <Press className="pick" disabled={here || busy} onPress={onChoose}>
        <View className="grow">
          <View className="t-body strong">{name}</View>
          <View className="t-note num">
            {busy ? '正在排…' : [`这个月 ${shifts} 个班`, ...problems.map(({ text }) => text)].join('。')}
          </View>
        </View>
        {aside}
      </Press>
    </View>
  )
}
