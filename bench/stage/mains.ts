import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findBinaries } from '../../apps/api/src/platform/db/embedded-binaries.ts'
import { findPlace, serverEnv } from '../../apps/api/src/platform/db/embedded-cluster.ts'
import { runningPostmaster } from '../../apps/api/src/platform/db/embedded-postmaster.ts'
import { alive, familyOf } from '../../e2e/processes.ts'

/** What PostgreSQL runs on. */
export interface Mains {
  /** kill -9 for all its processes at once. What the operating system holds for the disk is not lost by that. */
  cut(): Promise<void>
  /** Starts it on the same folder and port; resolves when it takes connections. */
  restore(): Promise<void>
}

const off = () => Promise.reject(new Error('this stage is not durable'))
const OFF: Mains = { cut: off, restore: off }

/** A throwaway server is started anew, with everything synced that an installation syncs. */
export async function connectMains(folder: string, durable: boolean): Promise<Mains> {
  if (!durable) return OFF
  const { data, user } = await findPlace(folder)
  const { pgCtl } = findBinaries(user, data)
  // its own words for how it was started, after the name of the program
  const options = readFileSync(path.join(data, 'postmaster.opts'), 'utf8')
    .trim()
    .replace(/^\S+ /, '')
    .replace(/"(fsync|synchronous_commit|full_page_writes)=off"/g, '"$1=on"')
  const start = async () => {
    const log = path.join(data, 'juwuye-server.log')
    const args = ['restart', '-D', data, '-m', 'fast', '-w', '-t', '60', '-s', '-l', log, '-o', options]
    await promisify(execFile)(pgCtl, args, { ...user, env: serverEnv(), cwd: path.parse(data).root })
  }
  await start()
  return {
    async cut() {
      const pid = runningPostmaster(data)?.pid
      if (!pid) throw new Error('PostgreSQL does not run')
      // the first of the family starts no more when the others fall
      const family = familyOf(pid)
      for (const one of family) process.kill(one, 'SIGKILL')
      while (alive(family).length > 0) await pause(5)
    },
    restore: start,
  }
}
