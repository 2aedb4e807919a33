import { theLoop } from './journeys/the-loop.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

const LIMIT = 180_000

beforeAll(() => stage.open(), 200_000)
afterAll(() => stage.close(), 60_000)

/** One journey with its own people; when it fails, their screens are kept. */
function journey(name: string, play: (stage: Stage) => Promise<void>) {
  test(
    name,
    async () => {
      try {
        await play(stage)
      } catch (error) {
        await stage.pictures(`failed-${expect.getState().currentTestName?.slice(0, 20)}`)
        await stage.leave().catch(() => undefined)
        throw error
      }
      await stage.leave()
    },
    LIMIT,
  )
}

describe('a case from whistle to rated result', () => {
  journey('six roles act in turn', theLoop)
})
