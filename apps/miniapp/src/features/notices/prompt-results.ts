import type { PromptResult } from '../../platform/subscribe-types.ts'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'
import { Refusal } from '../../shared/refusal.ts'
import { storedValue } from '../../shared/store.ts'
import { type KeptResults, type Sent, sendAll } from './prompt.model.ts'

const kept = storedValue<KeptResults[]>('juwuye.prompt-results', [])

/** WeChat tells an answer once, so it is kept on the phone until the server has it. */
export function keepResults(personId: string, communityId: string, results: PromptResult[]) {
  kept.set([...kept.get(), { key: newId(), personId, communityId, results }])
}

/** How many answers of this person wait to be sent. */
export function useKeptResults(personId: string | undefined): number {
  return kept.use().filter((one) => one.personId === personId).length
}

/** Asked again later: signed out, too many requests, a server that is not well. */
const isFinal = ({ problem: { status } }: Refusal) => status < 500 && status !== 401 && status !== 429

async function sendOne({ key, communityId, results }: KeptResults): Promise<Sent> {
  try {
    await call<unknown, 'promptResult'>('promptResult', {
      params: { communityId },
      body: { results },
      idempotencyKey: key,
    })
    return 'taken'
  } catch (fault) {
    return fault instanceof Refusal && isFinal(fault) ? 'refused' : 'notNow'
  }
}

const waitingOf = (personId: string) => kept.get().filter((one) => one.personId === personId)

let running = false

/** Sends what is kept, with what is added meanwhile; safe to call at any time. */
export async function sendKept(personId: string) {
  if (running) return
  running = true
  try {
    let mine = waitingOf(personId)
    while (mine.length > 0) {
      const done = await sendAll(mine, personId, sendOne)
      kept.set(kept.get().filter(({ key }) => !done.includes(key)))
      const communities = new Set(mine.map(({ communityId }) => communityId))
      for (const id of communities) void queryClient.invalidateQueries({ queryKey: keys.messageSettings(id) })
      mine = done.length < mine.length ? [] : waitingOf(personId)
    }
  } finally {
    running = false
  }
}
