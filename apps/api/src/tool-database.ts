import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATABASE } from './demo/demo-database.ts'
import { clusterOf } from './platform/db/embedded-cluster.ts'
import { runningPostmaster } from './platform/db/embedded-postmaster.ts'
import { connectionUrl, rolePasswords } from './platform/db/roles.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What somebody at the terminal can mend. */
export class Advice extends Error {}

/** The server's own database as the serving role, or the demonstration's where one is running. @throws Advice */
export function databaseOfTools(): string {
  if (process.env.DATABASE_API_URL) return process.env.DATABASE_API_URL
  const folder = path.resolve(root, process.env.DATA_DIR ?? '.data')
  const passwords = path.join(folder, 'roles.json')
  const server = existsSync(passwords) ? serverOf(folder) : undefined
  if (!server)
    throw new Advice('不知道用哪个数据库：请写 DATABASE_API_URL（角色 juwuye_api），或者先把演示启动起来（npm start）')
  const { juwuye_api: password } = rolePasswords(passwords)
  return connectionUrl(server, 'juwuye_api', password, DATABASE)
}

/** Where the demonstration keeps its database: the server that it was given, or its own while it runs. */
function serverOf(folder: string): string | undefined {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const running = runningPostmaster(clusterOf(path.join(folder, 'postgres')))
  return running && `postgres://127.0.0.1:${running.port}/`
}
