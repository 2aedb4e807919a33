import { type FaultView, faultView } from '../../shared/faults.model.ts'
import { Refusal } from '../../shared/refusal.ts'

export interface ActFault {
  kind: FaultView['kind']
  /** What happened, in the server's words where it answered. */
  title: string
  /** What was kept and what to do; problems of fields the sheet does not show. */
  text: string
  /** The case has moved on: what stands in the sheet is old. */
  stale: boolean
}

const KEPT = '您写的都还在'

/** Whether `path` is one of the sheet's fields or lies inside one: `nodes` holds `nodes.0.dueDay`. */
const isShown = (path: string, fields: readonly string[]) =>
  fields.some((field) => path === field || path.startsWith(`${field}.`))

/** What a sheet says when its act did not go through; `fields` are those it can point at. */
export function actFault(fault: unknown, online: boolean, fields: readonly string[]): ActFault {
  const { kind, title, text } = faultView(fault, online)
  if (!(fault instanceof Refusal)) {
    const what = online ? title : '现在没有网，还没有发出去'
    return { kind: online ? 'error' : 'offline', title: what, text: `${KEPT}，有网了再点一次`, stale: false }
  }
  const { problem } = fault
  const elsewhere = (problem.fields ?? []).filter(({ path }) => !isShown(path, fields)).map(({ message }) => message)
  const said = elsewhere.filter((message) => message !== problem.detail)
  const lines = said.length > 0 ? said : [(problem.status >= 500 ? text : undefined) ?? KEPT]
  const stale = problem.status === 409 || problem.status === 404
  return { kind, title: problem.detail, text: lines.join('；'), stale }
}

/** The sentence for one field; a field answers for what lies inside it unless that is shown by itself. */
export function faultAt(fault: unknown, path: string, inside = false): string | undefined {
  if (!(fault instanceof Refusal)) return undefined
  const fields = fault.problem.fields ?? []
  return fields.find((field) => field.path === path || (inside && field.path.startsWith(`${path}.`)))?.message
}
