import { readFile } from 'node:fs/promises'
import type {
  ActBodies,
  BlowBody,
  CaseList,
  CaseView,
  PublicationDraft,
  RecordTellBackBody,
  RelayBody,
} from '@juwuye/types'
import {
  ACT_BODIES,
  blowBody,
  casesQuery,
  publicationDraft,
  recordTellBackBody,
  relayBody,
  tellBacksQuery,
} from '@juwuye/types/schemas'
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
import { openidOf } from '../features/identity/index.ts'
import {
  askAboutPhoto,
  checkWords,
  takePhotoVerdict,
  wordsOfAct,
  wordsOfWhistle,
} from '../features/moderation/index.ts'
import { PUBLICITY_ACTS, previewPublication } from '../features/publicity/index.ts'
import { listTellBacks, recordTellBack, relayConcern } from '../features/relay/index.ts'
import { keepUpload } from '../features/uploads/index.ts'
import { asPerson } from '../platform/db/tenant.ts'

const ACTS: { [A in ActName]: Act<A> } = { ...CASE_ACTS, ...PUBLICITY_ACTS }

export interface OnCase {
  readonly communityId: string
  readonly caseId: string
}

/** Blows a whistle as the phone would; answers the case's id. */
export async function blow(
  deps: Deps,
  communityId: string,
  personId: string,
  whistle: Omit<BlowBody, 'id'> & { id?: string },
): Promise<string> {
  const input = blowBody.parse({ id: deps.ids.uuid(), ...whistle })
  const checked = await checkWords(deps, personId, wordsOfWhistle(input))
  return blowWhistle(deps, { communityId, personId, input, checked })
}

/** Relays one concern as a round of one; answers the case's id. */
export async function relay(
  deps: Deps,
  communityId: string,
  personId: string,
  said: Omit<RelayBody['items'][number], 'id' | 'readBack'>,
): Promise<string> {
  const item = { id: deps.ids.uuid(), readBack: true, ...said }
  const { roundId, items } = relayBody.parse({ roundId: deps.ids.uuid(), items: [item] })
  const [concern] = items
  if (!concern) throw new Error('a round has a concern')
  return relayConcern(deps, { communityId, personId, roundId, concern })
}

/** Tells the neighbour what waits longest on the case. */
export async function tellBack(
  deps: Deps,
  { communityId, caseId }: OnCase,
  personId: string,
  told: RecordTellBackBody,
): Promise<void> {
  const asking = { communityId, personId }
  const { items } = await listTellBacks(deps, asking, tellBacksQuery.parse({ limit: 50 }))
  const duty = items.find((one) => one.case?.id === caseId)
  if (!duty) throw new Error('nothing is to be told back')
  await recordTellBack(deps, { ...asking, tellBackId: duty.id, input: recordTellBackBody.parse(told) })
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
  const input = ACT_BODIES[action].parse(body)
  const checked = await checkWords(deps, personId, wordsOfAct(action, input))
  await act(deps, { ...on, personId, input, checked })
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

/** Where nobody listens yet there is no address of the photo either; whoever plays with time does not wait for pushes. */
const NOT_SERVED = 'http://127.0.0.1:9'

/** WeChat is asked about the photo for real; its verdict is then taken as the push would bring it. */
export async function letWechatJudge(
  deps: Deps,
  { communityId, photoId, personId }: { communityId: string; photoId: string; personId: string },
  suggest: 'pass' | 'review' | 'risky' = 'pass',
): Promise<void> {
  const openid = await asPerson(deps.db.api, personId, (tx) => openidOf(tx, personId, deps.wechat.appId))
  if (openid === undefined) throw new Error('whoever uploads has an account at WeChat')
  const asking = { ...deps, publicUrl: deps.publicUrl ?? NOT_SERVED }
  const traceId = await askAboutPhoto(asking, { communityId, photoId, openid })
  if (traceId === null) throw new Error('WeChat was not asked about the photo')
  await takePhotoVerdict(deps, { traceId, suggest, label: null, errcode: 0 })
}

/** Uploads a picture file, which the content check lets pass; answers the photo's id. */
export async function upload(deps: Deps, communityId: string, personId: string, file: string | URL): Promise<string> {
  const id = deps.ids.uuid()
  await keepUpload(deps, { personId }, { communityId, id, file: await readFile(file) })
  await letWechatJudge(deps, { communityId, photoId: id, personId })
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
