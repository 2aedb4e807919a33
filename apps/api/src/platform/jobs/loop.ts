/** A pause that can be cut short, also just before it begins. */
export function createNap(): { sleep(milliseconds: number): Promise<void>; wake(): void } {
  let woken = false
  let end: (() => void) | undefined
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          woken = false
          end = undefined
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        end = done
        if (woken) done()
      }),
    wake() {
      woken = true
      end?.()
    },
  }
}

export interface Loop {
  start(): void
  stop(): Promise<void>
}

/** Runs again at once while there is more to do, and after a pause otherwise. */
export function createLoop(interval: number, once: () => Promise<boolean>): Loop {
  const nap = createNap()
  let stopping = false
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    while (!stopping) if (!(await once())) await nap.sleep(interval)
  }
  return {
    start() {
      running = run()
    },
    async stop() {
      stopping = true
      nap.wake()
      await running
    },
  }
}
