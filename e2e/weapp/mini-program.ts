import type { Stage } from '../stage.ts'
import { answeredTooLate, leavingOffline, photosGoOn, renamedElsewhere, residenceOffline } from './bad-network.ts'
import { Flows, TABLE } from './flows.ts'
import { Handsets } from './handsets.ts'
import { PageChecks } from './pages.ts'
import { pictures } from './pictures.ts'
import { PLANTED } from './planted.ts'
import { shortWalk } from './short-walk.ts'
import { fromMoments, tableLeaves } from './ways-in-and-out.ts'

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

  const flows = new Flows(handsets)
  for (const [i, row] of TABLE.entries()) {
    const playFlow = flows.row(row, i)
    describe(row.trouble.name, () => {
      for (const flow of row.flows) play(flow, () => playFlow(flow))
    })
  }
  play('three photos: the network goes in the second, and they go on where they stopped', () => photosGoOn(handsets))
  play('a whistle that was answered too late is sent again, and there once', () => answeredTooLate(handsets))
  play('declared and confirmed without a network', () => residenceOffline(handsets))
  play('somebody’s leaving waits for another look', () => leavingOffline(handsets))
  play('renamed on two phones, one without a network', () => renamedElsewhere(handsets))
  play('the figures of duty leave as a table', () => tableLeaves(handsets))
  play('a result stands alone when it is opened from Moments', () => fromMoments(handsets))
  play('the main screens are painted, and nothing sticks out', () => pictures(stage, checks))
  play('a short walk through it', () => shortWalk(handsets))

  test.each(PLANTED)('a walk is stopped by: $what', async ({ plant }) => {
    await expect(shortWalk(handsets, plant(handsets.build))).rejects.toThrow()
    handsets.abandon()
  })
}
