import { readFile } from 'node:fs/promises'
import type { ActBodies, BlowBody, CaseList, CaseView, PublicationDraft } from '@juwuye/types'
import { ACT_BODIES, blowBody, casesQuery, publicationDraft } from '@juwuye/types/schemas'
import type { Deps } from '../deps.ts'
import {
  type Act,
  type ActName,
  blowWhistle,
  CASE_ACTS,
  confirmPendingAct,
  listCasePage,
  readCase,
} from '../features/cases/index.ts'
import { PUBLICITY_ACTS, previewPublication } from '../features/publicity/index.ts'
import { keepUpload } from '../features/uploads/index.ts'

const ACTS: { [A in ActName]: Act<A> } = { ...CASE_ACTS, ...PUBLICITY_ACTS }

export interface OnCase {
  readonly communityId: string
  readonly caseId: string
}

/** Blows a whistle as the phone would; answers the case's id. */
export function blow(
  deps: Deps,
  communityId: string,
  personId: string,
  whistle: Omit<BlowBody, 'id'> & { id?: string },
): Promise<string> {
  const input = blowBody.parse({ id: deps.ids.uuid(), ...whistle })
  return blowWhistle(deps, { communityId, personId, input })
}

/** Does one act through its real command, with the body parsed as on the wire. */
export async function perform<A extends ActName>(
  deps: Deps,
  on: OnCase,
  action: A,
  personId: string,
  body: ActBodies[A],
): Promise<void> {
  const act = ACTS[action] as (deps: Deps, request: object) => Promise<void>
  await act(deps, { ...on, personId, input: ACT_BODIES[action].parse(body) })
}

/** Completes the only pending act of the case. */
export async function confirmPending(deps: Deps, on: OnCase, personId: string): Promise<void> {
  const view = await viewAs(deps, on, personId)
  const [pending] = view.pending
  if (!pending) throw new Error('nothing waits for a second person')
  await confirmPendingAct(deps, { ...on, personId, input: { pendingActId: pending.id, reason: '' } })
}

/** The case as this person sees it. */
export function viewAs(deps: Deps, on: OnCase, personId: string): Promise<CaseView> {
  return readCase(deps, { ...on, personId })
}

/** The first page of the community's cases in which these words are found, as this person sees it. */
export function casesAs(deps: Deps, communityId: string, personId: string, q: string): Promise<CaseList> {
  return listCasePage(deps, { communityId, personId }, casesQuery.parse({ scope: 'community', q }))
}

/** Uploads a picture file; answers the photo's id. */
export async function upload(deps: Deps, communityId: string, personId: string, file: string | URL): Promise<string> {
  const id = deps.ids.uuid()
  await keepUpload(deps, { personId }, { communityId, id, file: await readFile(file) })
  return id
}

/** Publishes with every photo confirmed clean, or puts a page up again that was taken down. */
export async function publishAll(
  deps: Deps,
  on: OnCase,
  personId: string,
  words: Omit<PublicationDraft, 'photos'>,
): Promise<void> {
  const view = await viewAs(deps, on, personId)
  const shown = view.whistles.filter((w) => w.visibility !== 'private' && !w.withdrawn).flatMap((w) => w.photos)
  const ofNodes = view.nodes.flatMap((n) => [...n.before, ...n.after])
  const photos = [...shown, ...ofNodes].map(({ id }) => ({ id, use: 'clean' as const }))
  const input = publicationDraft.parse({ ...words, photos })
  const { previewHash } = await previewPublication(deps, { ...on, personId, input })
  const act = view.page?.hidden && view.state !== 'verified' ? 'restore-page' : 'publish'
  await perform(deps, on, act, personId, { ...input, previewHash })
}
