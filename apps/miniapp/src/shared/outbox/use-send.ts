import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { newId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { type Delivered, deliver, type Write } from './deliver.ts'
import { sameWrite } from './outbox.model.ts'
import { myRows } from './outbox.ts'
import type { WriteRoute } from './write-policy.model.ts'

/** What is sent for a decision; of several routes any. */
export type Described<R extends WriteRoute> = { [K in R]: Omit<Write<K>, 'key'> }[R]

interface Afterwards<Answer> {
  /** The server took it. Waited for. */
  answered?: (answer: Answer) => unknown
  /** Whatever came of it. Not waited for: without a network it would keep what happened from being said. */
  settled?: () => unknown
}

/**
 * One write, sent or kept as its policy says. The same decision sent again, because no answer came, is one, also when
 * the app was closed in between.
 */
export function useSend<Input, R extends WriteRoute, Answer = unknown>(
  of: (input: Input) => Described<R>,
  { answered, settled }: Afterwards<Answer> = {},
) {
  const sent = useRef(new Map<string, string>())
  return useMutation({
    mutationFn: async (input: Input): Promise<Delivered<Answer>> => {
      const write = of(input)
      const decision = JSON.stringify([write.route, write.params, write.body])
      const waits = myRows().find((row) => sameWrite(row, write as Described<WriteRoute>))
      const key = sent.current.get(decision) ?? waits?.key ?? newId()
      sent.current.set(decision, key)
      const delivered = await deliver<Answer, R>({ ...write, key } as Write<R>)
      sent.current.delete(decision)
      return delivered
    },
    onSuccess: (delivered) => (delivered.queued ? undefined : answered?.(delivered.answer)),
    onError: askAnew,
    onSettled: () => void settled?.(),
  })
}

/** The guide was changed: it is shown before anything more is sent; the form stays as it is below it. */
function askAnew(fault: Error) {
  if (fault instanceof Refusal && fault.code === 'guide-renewed') open('my-data/guide', {})
}

/** What becomes of the form: the answer to go on with, or a word that it was kept. */
export function whenSent<Answer>(delivered: Delivered<Answer>, goOn: (answer: Answer | undefined) => void) {
  if (delivered.queued) toast(delivered.said)
  goOn(delivered.queued ? undefined : delivered.answer)
}
