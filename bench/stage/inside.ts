/** Imported into a process that is measured: answers its parent with a profile, or with what memory holds after a collection. */
import { Session } from 'node:inspector/promises'

const session = new Session()
session.connect()
let since = process.cpuUsage()

const works: Record<string, () => Promise<unknown>> = {
  async 'profile-start'() {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 500 })
    await session.post('Profiler.start')
    since = process.cpuUsage()
  },
  async 'profile-stop'() {
    const { user, system } = process.cpuUsage(since)
    return { profile: (await session.post('Profiler.stop')).profile, processorMs: (user + system) / 1000 }
  },
  async memory() {
    await session.post('HeapProfiler.collectGarbage')
    await session.post('HeapProfiler.collectGarbage')
    return process.memoryUsage()
  },
}

process.on('message', (name: string) => {
  void works[name]?.().then((answer) => process.send?.({ name, answer: answer ?? null }))
})
// listening to the parent keeps nobody from ending
process.channel?.unref()
