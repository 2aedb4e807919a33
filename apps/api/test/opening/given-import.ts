import { randomUUID } from 'node:crypto'
import { IMPORT_COLUMNS, IMPORT_SHEET_LABELS, SHEET_COLUMNS } from '@juwuye/messages'
import type { CommunityImport, OwnerRoll, Units } from '@juwuye/types'
import writeExcelFile from 'write-excel-file/node'
import { createAppWorker } from '../../src/handlers.ts'
import type { Login, TestApp } from '../build-app.ts'
import type { GivenCommunity } from '../given-community.ts'
import { multipartBody } from '../photos.ts'

const COLUMNS = { ...IMPORT_COLUMNS, neighbours: SHEET_COLUMNS }
type SheetName = keyof typeof COLUMNS
type Typed<S extends SheetName> = Partial<Record<keyof (typeof COLUMNS)[S], string | number>>
export type Typing = { [S in SheetName]?: readonly Typed<S>[] }

/** A workbook with these rows, all of its columns on each sheet. */
export function bookOf(typing: Typing): Promise<Buffer> {
  const sheets = (Object.keys(typing) as SheetName[]).map((sheet) => {
    const columns = COLUMNS[sheet] as Readonly<Record<string, string>>
    const rows = (typing[sheet] ?? []) as readonly Record<string, string | number>[]
    const data = [Object.values(columns), ...rows.map((row) => Object.keys(columns).map((key) => row[key] ?? null))]
    return { sheet: IMPORT_SHEET_LABELS[sheet], data }
  })
  return writeExcelFile(sheets).toBuffer()
}

/** What is done with workbooks of one community, as the desk does it. */
export function importing(t: TestApp, g: GivenCommunity) {
  const url = (path: string) => `/v1/communities/${g.communityId}${path}`
  const call = async (login: Login, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object) => {
    const answer = await t.app.inject({
      method,
      url: url(path),
      headers: login.headers,
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const post = (login: Login, path: string, payload: object = {}) => call(login, 'POST', path, payload)
  const get = (login: Login, path: string) => call(login, 'GET', path)
  const send = async (login: Login, file: Buffer, id: string = randomUUID()) => {
    const { headers, payload } = multipartBody(
      { id },
      { name: 'a.xlsx', type: 'application/octet-stream', bytes: file },
    )
    const answer = await t.app.inject({
      method: 'POST',
      url: url('/imports'),
      headers: { ...headers, ...login.headers },
      payload,
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const drain = () => createAppWorker(t.deps).drain({ early: true })
  const read = async (id: string, login = g.socialWorker): Promise<CommunityImport> =>
    (await get(login, `/imports/${id}`)).body
  /** Sent and gone through by the worker. */
  const checked = async (file: Buffer | Typing, login = g.socialWorker): Promise<CommunityImport> => {
    const sent = await send(login, Buffer.isBuffer(file) ? file : await bookOf(file))
    if (sent.status !== 200) throw new Error(`${sent.status} ${JSON.stringify(sent.body)}`)
    await drain()
    return read(sent.body.id, login)
  }
  const applied = async (typing: Typing, login = g.socialWorker): Promise<CommunityImport> => {
    const { id, state, faults } = await checked(typing, login)
    if (state !== 'ready') throw new Error(`${state} ${JSON.stringify(faults)}`)
    await post(login, `/imports/${id}/apply`)
    await drain()
    return read(id, login)
  }
  const roll = async (): Promise<OwnerRoll> => (await get(g.socialWorker, '/owner-roll')).body
  const unitsOf = async (buildingId: string): Promise<Units['items']> =>
    (await get(g.socialWorker, `/buildings/${buildingId}/units?limit=50`)).body.items
  return { call, post, get, send, drain, read, checked, applied, roll, unitsOf }
}
