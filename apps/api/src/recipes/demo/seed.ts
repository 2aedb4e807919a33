import { HOUR, MINUTE } from '@juwuye/domain'
import { asc, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { caseClocks } from '../../features/cases/index.ts'
import { sweepRollUps } from '../../features/figures/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { dutyMoments } from './duty.ts'
import { readOldMessages } from './messages.ts'
import { addNeighbours } from './neighbours.ts'
import { bringInHomes } from './owner-roll.ts'
import { DEMO_PEOPLE } from './people.ts'
import { instantOf, type Scene, SceneRun, type When } from './scene.ts'
import { BLOCKED_SCENES } from './scenes-blocked.ts'
import { HARD_SCENES } from './scenes-hard.ts'
import { KANGQIAO_SCENES } from './scenes-kangqiao.ts'
import { LATE_SCENES } from './scenes-late.ts'
import { LINXI_SCENES } from './scenes-linxi.ts'
import { THIN_SCENES, XINGHE_SCENES } from './scenes-xinghe.ts'
import { buildWorld, communityTitle, openidOf } from './world.ts'

const DEMO_SCENES: readonly Scene[] = [
  ...LINXI_SCENES,
  ...KANGQIAO_SCENES,
  ...XINGHE_SCENES,
  ...HARD_SCENES,
  ...THIN_SCENES,
  ...LATE_SCENES,
  ...BLOCKED_SCENES,
]

/** A clock that the seed sets back and lets run up to now. */
export interface VirtualClock extends Clock {
  set(instant: number): void
}

export function virtualClock(start: number): VirtualClock {
  let now = start
  return {
    now: () => now,
    set: (instant) => {
      now = instant
    },
  }
}

export interface SeedOptions {
  readonly deps: Deps
  readonly clock: VirtualClock
  readonly appId: string
  readonly now: number
  /** One minute tick at the clock's time. */
  readonly tick: () => Promise<void>
  /** Tells everybody what there is to be told at the clock's time. */
  readonly drain: () => Promise<void>
  readonly onProgress?: (done: number, of: number) => void
  /** Aborted, it throws the reason before the next act. */
  readonly signal: AbortSignal
}

const FIRST_DAY: When = [60, '08:00']
const PHOTOS = new URL('../../../demo-photos/', import.meta.url)

interface Moment {
  readonly at: number
  readonly play: () => Promise<void>
}

function momentsOf(scene: Scene, run: SceneRun, now: number): Moment[] {
  const told = (play: () => Promise<void>) => () =>
    play().catch((cause: unknown) => {
      throw new Error(`the story "${scene.whistle.text}" cannot go on`, { cause })
    })
  const moments = [{ at: instantOf(scene.at, now), play: told(() => run.blow()) }]
  for (const [when, step] of scene.steps) moments.push({ at: instantOf(when, now), play: told(() => step(run)) })
  // whoever starts the demonstration in the small hours has not reached today's events yet; a story stops where now is
  const reached = moments.findIndex((moment) => moment.at > now)
  return reached === -1 ? moments : moments.slice(0, reached)
}

/** The earliest minute at which time itself has something to do before `until`; undefined when nothing. */
async function nextDue(deps: Deps, after: number, until: number): Promise<number | undefined> {
  const [row] = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ chaseAt: sql<Date>`${caseClocks.chaseAt}` })
      .from(caseClocks)
      .where(
        sql`${isNull(caseClocks.stoppedAt)} and ${caseClocks.chaseAt} > ${new Date(after).toISOString()}::timestamptz
          and ${caseClocks.chaseAt} <= ${new Date(until).toISOString()}::timestamptz`,
      )
      .orderBy(asc(caseClocks.chaseAt))
      .limit(1),
  )
  if (!row) return undefined
  return Math.ceil(new Date(row.chaseAt).getTime() / MINUTE) * MINUTE
}

/** Lets time pass: every minute tick that would have done something, at its time. Answers up to when it ticked. */
async function passTime(options: SeedOptions, ticked: number, until: number): Promise<number> {
  const { deps, tick } = options
  let upTo = ticked
  for (;;) {
    const due = await nextDue(deps, upTo, until)
    // a tick in the minute of the next act comes after it, as it would have
    if (due === undefined || due > until) break
    await moveTo(options, due)
    await tick()
    upTo = due
  }
  await moveTo(options, until)
  return upTo
}

/** Longer than this nothing stays untold. */
const TOLD_WITHIN = HOUR

/** What happened is told as long as it is as it was then. */
async function moveTo({ clock, drain }: SeedOptions, instant: number): Promise<void> {
  if (instant - clock.now() > TOLD_WITHIN) await drain()
  clock.set(instant)
}

/**
 * Fills an empty database with the demonstration: the recipes run the real commands as the serving role, all stories
 * merged in the order of their times, with the minute tick and the worker in between; so numbers, ids, clocks, chains
 * and inboxes agree and the first real minute finds nothing to do.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { deps, clock, appId, now, signal } = options
  clock.set(instantOf(FIRST_DAY, now))
  const world = await buildWorld(deps, appId)
  const neighbours = await addNeighbours(deps, world)
  await bringInHomes(deps, world, options.drain)
  const moments = [
    ...dutyMoments(options, world),
    ...DEMO_SCENES.flatMap((scene) => momentsOf(scene, new SceneRun(deps, world, scene, PHOTOS, neighbours), now)),
  ]
  moments.sort((a, b) => a.at - b.at)
  let ticked = clock.now()
  for (const [index, moment] of moments.entries()) {
    ticked = await passTime(options, ticked, moment.at)
    signal.throwIfAborted()
    await moment.play()
    options.onProgress?.(index + 1, moments.length)
  }
  await passTime(options, ticked, now)
  await options.tick()
  await options.drain()
  await sweepRollUps(deps, now, signal)
  await readOldMessages(deps, world, now)
}

/** The list behind the role switcher: people and the accounts with which they log in at the stand-in. */
export function demoPeople() {
  return DEMO_PEOPLE.map((person) => ({
    key: person.key,
    openid: openidOf(person),
    name: person.name,
    line: person.line,
    community: communityTitle(person.community),
  }))
}
