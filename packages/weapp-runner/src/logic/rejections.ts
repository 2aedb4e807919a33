/**
 * Tells of promises that were rejected and that nobody looks after. Inside a test of Jest the process is Jest’s: there
 * Jest itself fails the test.
 */
export function watchRejections(tell: (reason: unknown) => void): () => void {
  process.on('unhandledRejection', tell)
  return () => process.off('unhandledRejection', tell)
}
