import { clockText } from '@juwuye/messages'
import type { PromiseView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Button, ClockChip, ListRow, View } from '../../ui/index.ts'
import { isLate, promiseNote } from './my-duty.model.ts'

interface PromiseRowProps {
  communityId: string
  promise: PromiseView
  now: number
  /** Mine to keep, now. */
  onKept?: () => void
  busy?: boolean
}

/** One thing that was promised to somebody; stands in a Card with inner="flush". */
export function PromiseRow({ communityId, promise, now, onKept, busy = false }: PromiseRowProps) {
  const { words, keptAt, keptBy } = promise
  const caseId = promise.case?.id
  const kept = keptAt !== null
  const aside = kept ? (
    <ClockChip state="ok" text="办好了" />
  ) : isLate(promise, now) ? (
    <ClockChip state="late" text="过时了" />
  ) : undefined
  const note = kept ? `${keptBy ?? ''} ${clockText(keptAt)} 办好的` : promiseNote(promise, now)
  return (
    <>
      <ListRow
        title={words}
        note={note}
        aside={aside}
        onPress={caseId === undefined ? undefined : () => open('case', { communityId, caseId })}
      />
      {onKept && !kept && (
        <View className="row-acts">
          <Button text="办好了" icon="check" low label={`${words}，办好了`} loading={busy} onPress={onKept} />
        </View>
      )}
    </>
  )
}
