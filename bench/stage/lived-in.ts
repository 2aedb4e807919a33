import { type CaseClass, DAY, HOUR } from '@juwuye/domain'
import type { Deps } from '../../apps/api/src/deps.ts'
import { sweepClocks } from '../../apps/api/src/features/cases/index.ts'
import { bringCase, type Cast, type OnCase, perform, STOPS } from '../../apps/api/src/recipes/index.ts'
import { openStageCommunity, type StageCommunity } from './community.ts'

/** A community whose days can be told apart by the clock that it lives by. */
export interface LivedIn extends StageCommunity {
  /** Cases that are over, oldest first. */
  readonly ended: readonly string[]
  /** Cases under way, oldest first. */
  readonly open: readonly string[]
}

const ENDED = ['minor', 'minor', 'minor', 'minor', 'minor', 'major', 'major', 'major', 'hard', 'hard'] as const
const DECLINED = 2
const WAYS = ['minor', 'major', 'urgent'] as const satisfies readonly CaseClass[]

/** Opens a community some weeks before `now` and lives in it by the real commands until then. */
export async function liveIn(deps: Deps, clock: { at: number }, now: number): Promise<LivedIn> {
  clock.at = now - 30 * DAY
  const community = await openStageCommunity(deps)
  const ended: string[] = []
  const bring = async (to: (typeof STOPS)[number], caseClass: Exclude<CaseClass, 'private'>) => {
    const cast = await community.cast()
    return { cast, on: await bringCase(deps, cast, to, caseClass) }
  }
  for (const caseClass of ENDED) {
    const { cast, on } = await bring('publicised', caseClass)
    await rate(deps, on, cast, ended.length)
    ended.push(on.caseId)
    clock.at += 6 * HOUR
  }
  for (let i = 0; i < DECLINED; i++) {
    const { cast, on } = await bring('raised', 'minor')
    const body = { reason: '不归我们管', instead: '请打供水热线' }
    await perform(deps, on, 'decline', cast.socialWorker, body)
    ended.push(on.caseId)
  }
  clock.at = now - 12 * DAY
  await sweepClocks(deps, clock.at)
  const open: string[] = []
  clock.at = now - 2 * DAY
  for (const caseClass of WAYS) {
    for (const stop of STOPS) {
      const { on } = await bring(stop, caseClass)
      open.push(on.caseId)
      clock.at += HOUR
    }
  }
  const { on } = await bring('raised', 'minor')
  open.push(on.caseId)
  clock.at = now
  return { ...community, ended, open }
}

/** Two in three say something. */
async function rate(deps: Deps, on: OnCase, { reporter }: Cast, round: number): Promise<void> {
  if (round % 3 === 2) return
  const good = round % 3 === 0
  await perform(deps, on, 'rate', reporter, { level: good ? 5 : 2, solved: good ? 'solved' : 'notSolved' })
}
