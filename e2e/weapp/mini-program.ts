import type { Stage } from '../stage.ts'
import { Handsets } from './handsets.ts'
import { PageChecks } from './pages.ts'
import { pictures } from './pictures.ts'
import { PLANTED } from './planted.ts'
import { shortWalk } from './short-walk.ts'
import { theLoop } from './the-loop.ts'
import { NOTHING, TROUBLES } from './troubles.ts'
import { fromAMessage, fromMoments, signOut } from './ways-in-and-out.ts'

/** Neighbours of 临溪花园: each may whistle five times a day, the journeys before included. */
const LIU = { name: '刘先生', building: '12 幢' }
const SONG = { name: '宋女士', building: '6 幢' }
const FANG = { name: '方女士', building: '2 幢' }

const REPORTERS = [LIU, SONG, FANG, SONG, LIU]

const LIMIT = 120_000

/** The built mini-program, unmodified, on phones that are not there, with the whole product behind it. */
export function miniProgram(stage: Stage): void {
  const handsets = new Handsets(stage.product)
  const checks = new PageChecks(handsets)

  const play = (name: string, work: () => Promise<void>) =>
    test(
      name,
      async () => {
        try {
          await work()
        } catch (error) {
          handsets.abandon()
          throw error
        }
        handsets.leave()
      },
      LIMIT,
    )

  describe.each(handsets.build.pages)('page %s', (page) => {
    play('opens for whom it is made, and with nonsense in its address', () => checks.opens(page))
    play('opens in the largest letters without a network, then while the server is ill, then well', () =>
      checks.recovers(page),
    )
    play('opens from Moments', () => checks.opensFromMoments(page))
  })

  for (const [i, trouble] of TROUBLES.entries()) {
    const reporter = REPORTERS[i] ?? SONG
    play(`from whistle to rating: ${trouble.name}`, () =>
      theLoop({ handsets, trouble, reporter, mark: `第 ${i + 1} 盏`, shy: false }),
    )
  }
  const calm = { handsets, trouble: NOTHING, shy: false }
  play('from whistle to rating: nothing private, nothing sent', () =>
    theLoop({ ...calm, reporter: FANG, mark: '另一盏', shy: true }),
  )
  play('a message is asked for, arrives, and opens the case', () =>
    fromAMessage(handsets, stage.product, { ...calm, reporter: FANG, mark: '门口那盏' }),
  )
  play('a result stands alone when it is opened from Moments', () => fromMoments(handsets))
  play('whoever signs out is out', () => signOut(handsets))
  play('the main screens are painted, and nothing sticks out', () => pictures(stage, checks))
  play('a short walk through it', () => shortWalk(handsets))

  test.each(PLANTED)('a walk is stopped by: $what', async ({ plant }) => {
    await expect(shortWalk(handsets, plant(handsets.build))).rejects.toThrow()
    handsets.abandon()
  })
}
