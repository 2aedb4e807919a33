import './global-setup.ts'
import { unpinnedStatements } from './query-lint.ts'

/** Ends the server, after asking it what the whole run sent: a statement across communities fails the run. */
export default async function tearDown(): Promise<void> {
  const server = globalThis.juwuyeTestServer
  if (!server) return
  const unpinned = await unpinnedStatements(server.adminUrl)
  await globalThis.juwuyeTestPooler?.stop()
  await server.stop()
  if (unpinned.length > 0) throw new Error(`statements without community or person:\n${unpinned.join('\n')}`)
}
