import { Stage } from './stage.ts'

// the walk over every screen is the longest
const LIMIT = 600_000

/** A product and a browser for the tests of one file, and how a journey is played there. `name` is that of its pictures. */
export function suite(name: string) {
  const stage = new Stage(name)
  beforeAll(() => stage.open(), 400_000)
  afterAll(() => stage.close(), 60_000)

  /** One journey with its own people; when it fails, their screens are kept. */
  const journey = (title: string, play: (stage: Stage) => Promise<void>) =>
    test(
      title,
      async () => {
        try {
          await play(stage)
        } catch (error) {
          await stage.pictures(`failed-${expect.getState().currentTestName?.slice(0, 16)}`)
          await stage.leave().catch(() => undefined)
          throw error
        }
        await stage.leave()
      },
      LIMIT,
    )
  return { stage, journey }
}
