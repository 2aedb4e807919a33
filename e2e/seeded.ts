import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

/** The variable that hands the folder on to the workers. */
export const SEEDED = 'E2E_SEEDED'
/** In that folder once nobody writes there any more: empty, or why there is no demonstration. */
export const OUTCOME = 'seeded'

/**
 * Copies the demonstration that the run seeded, with the owners of its files; waits until it is there. Outside of a run
 * nothing is copied: the product makes its own.
 */
export async function copySeeded(to: string): Promise<void> {
  const from = process.env[SEEDED]
  if (from === undefined) return
  const outcome = path.join(from, OUTCOME)
  while (!existsSync(outcome)) await pause(100)
  const fault = readFileSync(outcome, 'utf8')
  if (fault) throw new Error(fault)
  await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
