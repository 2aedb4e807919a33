type Tell = (reason: unknown) => void

const watching = new Set<Tell>()

const told: Tell = (reason) => {
  for (const tell of watching) tell(reason)
}

/**
 * Tells of promises that were rejected and that nobody looks after; with several mini-programs open each hears of all.
 * Inside a test of Jest the process is Jest’s: there Jest itself fails the test.
 */
export function watchRejections(tell: Tell): () => void {
  if (watching.size === 0) process.on('unhandledRejection', told)
  watching.add(tell)
  return () => {
    watching.delete(tell)
    if (watching.size === 0) process.off('unhandledRejection', told)
  }
}
