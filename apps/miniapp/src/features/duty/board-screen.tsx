import type { DutyBoard, ShiftView } from '@juwuye/types'
import { useState } from 'react'
import { usePageShow } from '../../platform/page-events.ts'
import { ListState } from '../../shared/list-state.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, ListRow, PartySquare, Section, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { attemptNote, boardLine, severalStations, standInNote } from './board.model.ts'
import { CandidateSheet } from './candidate-sheet.tsx'
import { dayName } from './duty-words.model.ts'
import { HandoverCards } from './handover-cards.tsx'
import { PromiseRow } from './promise-row.tsx'
import { RecordSheet } from './record-sheet.tsx'
import { ShiftRow } from './shift-row.tsx'
import { useAttempts, useBoard } from './use-board.ts'

/** For whoever organises: is somebody there, and what would otherwise fall between two shifts. */
export function BoardScreen({ communityId }: { communityId: string }) {
  const query = useBoard(communityId)
  const now = useNow()
  usePageShow(() => void query.refetch())
  return (
    <LoadState query={query} cards={3}>
      {(board) => (
        <>
          <TabHeader title="今天的值班" note={boardLine(board)} />
          <Shifts communityId={communityId} board={board} now={now} />
          <HandoverCards communityId={communityId} title="没人接的交班" handovers={board.handovers} now={now} mayTake />
          <Promises communityId={communityId} board={board} now={now} />
          <Reserve board={board} />
          <Refused communityId={communityId} now={now} />
        </>
      )}
    </LoadState>
  )
}

interface PartProps {
  communityId: string
  board: DutyBoard
  now: number
}

/** A shift that is under way or over and was not checked in to can be written down; a gap can be filled. */
function Shifts({ communityId, board, now }: PartProps) {
  const [recorded, record] = useState<ShiftView>()
  const [filled, fill] = useState<ShiftView>()
  const several = severalStations(board)
  const recordable = (shift: ShiftView) =>
    shift.person && !shift.attendance && shift.fromAt <= now ? () => record(shift) : undefined
  return (
    <>
      <Section title="现在这一班">
        {board.now.length + board.standIns.length === 0 ? (
          <EmptyState icon="clock" title="现在没有排班" text="有急事，居民打夜里的电话" />
        ) : (
          <Card inner="flush">
            {board.now.map((shift) => (
              <ShiftRow key={shift.id} shift={shift} several={several} onPress={recordable(shift)} />
            ))}
            {board.standIns.map((one) => (
              <ListRow key={one.personId} title={one.name} note={standInNote(one)} lead={<PartySquare mark="替" />} />
            ))}
          </Card>
        )}
      </Section>
      {board.missed.length > 0 && (
        <Section title="没到的" aside="点一下补记">
          <Card inner="flush">
            {board.missed.map((shift) => (
              <ShiftRow key={shift.id} shift={shift} several={several} onPress={() => record(shift)} />
            ))}
          </Card>
        </Section>
      )}
      {board.gaps.length > 0 && (
        <Section title="往后缺人的" aside="点一下排人">
          <Card inner="flush">
            {board.gaps.map((shift) => (
              <GapRow
                key={shift.id}
                shift={shift}
                now={now}
                onPress={shift.fromAt > now ? () => fill(shift) : undefined}
              />
            ))}
          </Card>
        </Section>
      )}
      {recorded && <RecordSheet communityId={communityId} shift={recorded} onClose={() => record(undefined)} />}
      {filled && (
        <CandidateSheet communityId={communityId} shift={filled} published now={now} onClose={() => fill(undefined)} />
      )}
    </>
  )
}

function GapRow({ shift, now, onPress }: { shift: ShiftView; now: number; onPress?: () => void }) {
  return (
    <ListRow
      title={dayName(shift.day, now)}
      note={[shift.post.name, shift.gap?.text].filter(Boolean).join('：')}
      icon="people"
      onPress={onPress}
    />
  )
}

function Promises({ communityId, board: { promises }, now }: PartProps) {
  if (promises.length === 0) return null
  return (
    <Section title="答应了还没办的" aside={`${promises.length} 件`}>
      <Card inner="flush">
        {promises.map((promise) => (
          <PromiseRow key={promise.id} communityId={communityId} promise={promise} now={now} />
        ))}
      </Card>
    </Section>
  )
}

function Reserve({ board: { reserve } }: Pick<PartProps, 'board'>) {
  return (
    <Section title="候补">
      <View className="t-body">
        {reserve.length > 0 ? reserve.map(({ name }) => name).join('、') : '还没有候补。到“站、岗和人”里，给人勾上候补'}
      </View>
    </Section>
  )
}

/** Check-ins that were refused: most are mistakes, some are not. */
function Refused({ communityId, now }: Omit<PartProps, 'board'>) {
  const query = useAttempts(communityId)
  return (
    <Section title="没签上的">
      <ListState query={query} cards={1} more="再看以前的" empty={<View className="t-body">没有签不上的</View>}>
        {(items) => (
          <Card inner="flush">
            {items.map((attempt) => (
              <ListRow key={attempt.id} plain title={attempt.person.name} note={attemptNote(attempt, now)} />
            ))}
          </Card>
        )}
      </ListState>
    </Section>
  )
}
