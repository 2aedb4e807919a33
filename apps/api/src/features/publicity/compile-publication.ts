import { createHash } from 'node:crypto'
import { boxesKey, canonicalJson, DAY, type MaskingKnowledge, maskPersonalData, type PhotoBox } from '@juwuye/domain'
import { errorSentence, SEAT_LABELS } from '@juwuye/messages'
import type { MaskedWords, PublicationBody } from '@juwuye/types'
import type { publicationDraft } from '@juwuye/types/schemas'
import type { z } from 'zod'
import { Refusal } from '../../platform/http/refusal.ts'
import { type CaseRecord, refusal } from '../cases/index.ts'
import type { Redaction } from '../uploads/index.ts'

export type PublicationWords = z.output<typeof publicationDraft>

/** A photo of the case that could go on the public page. */
export interface CandidatePhoto {
  readonly id: string
  readonly purpose: 'whistle' | 'before' | 'after'
  readonly subjectId: string
  readonly sha256: string
  readonly width: number
  readonly height: number
  /** Stands on the page if it is clean: not what a step shows that was taken out of the plan or never verified. */
  readonly onPage: boolean
  /** The content check or a person let it pass. */
  readonly passed: boolean
}

export interface PublicationSources {
  readonly record: CaseRecord
  /** In order; only those that may be public at all. */
  readonly photos: readonly CandidatePhoto[]
  /** The copies that were made of them so far. */
  readonly redactions: readonly Redaction[]
  readonly community: string
  readonly estate: string
  readonly building: string | null
  readonly knowledge: MaskingKnowledge
}

export interface CompiledPublication {
  readonly body: PublicationBody
  /** What was taken out of the words and where it stood, for the publisher alone. */
  readonly masked: readonly MaskedWords[]
}

/** A photo as the page shows it: itself, or its copy with parts destroyed. */
export interface ShownPhoto {
  readonly id: string
  readonly purpose: CandidatePhoto['purpose']
  readonly subjectId: string
  readonly sha256: string
  readonly width: number
  readonly height: number
  readonly redaction: Redaction | null
}

interface BoxedPhoto {
  readonly photo: CandidatePhoto
  readonly boxes: readonly PhotoBox[]
  readonly copy: Redaction | undefined
}

function boxedPhotos(sources: PublicationSources, draft: PublicationWords): BoxedPhoto[] {
  const drawn = new Map(draft.photos.map(({ id, boxes }) => [id, boxes]))
  return cleanPhotos(sources.photos, draft).map((photo) => {
    const boxes = drawn.get(photo.id) ?? []
    const key = boxesKey(boxes)
    return { photo, boxes, copy: sources.redactions.find((copy) => copy.photoId === photo.id && copy.boxes === key) }
  })
}

/** Copies that the draft asks for and nobody made yet. */
export function missingCopies(sources: PublicationSources, draft: PublicationWords): BoxedPhoto[] {
  return boxedPhotos(sources, draft).filter(({ boxes, copy }) => boxes.length > 0 && !copy)
}

/**
 * The photos that go on the page, each as the public gets it.
 * @throws Refusal preview-stale where a copy was never made, so that nobody has looked at it
 */
export function shownPhotos(sources: PublicationSources, draft: PublicationWords): ShownPhoto[] {
  return boxedPhotos(sources, draft).map(({ photo, boxes, copy }) => {
    if (boxes.length === 0) return { ...photo, redaction: null }
    if (!copy) throw refusal('preview-stale')
    const { sha256, width, height } = copy
    return { ...photo, sha256, width, height, redaction: copy }
  })
}

/** The photos that go on the page; each candidate must be decided, and nothing else named. */
function cleanPhotos(photos: readonly CandidatePhoto[], draft: PublicationWords): readonly CandidatePhoto[] {
  const decided = new Map(draft.photos.map((p) => [p.id, p.use]))
  const field = (code: 'photos-unchecked' | 'photo-unusable', message: string) =>
    new Refusal(code, { fields: [{ path: 'photos', code, message }] })
  if (photos.some((p) => !decided.has(p.id))) throw field('photos-unchecked', '每张照片都要选“可以公开”或“不放”')
  if (draft.photos.some((p) => !photos.some((known) => known.id === p.id)))
    throw field('photo-unusable', '有照片不是这件事的')
  const chosen = photos.filter((p) => p.onPage && decided.get(p.id) === 'clean')
  const held = chosen.filter((p) => !p.passed).map((p) => p.id)
  if (held.length > 0) throw heldPhotos(draft, held)
  return chosen
}

/** Each photo that nobody let pass yet, by its place in the draft. */
function heldPhotos(draft: PublicationWords, held: readonly string[]): Refusal {
  const message = errorSentence('photo-held')
  const fields = draft.photos.flatMap(({ id }, i) =>
    held.includes(id) ? [{ path: `photos.${i}`, code: 'photo-held', message }] : [],
  )
  return new Refusal('photo-held', { fields })
}

/**
 * The public page, from the case and the publisher's words. Whatever a person typed is masked here and nowhere else. Two
 * calls with the same sources give the same bytes.
 */
export function compilePublication(sources: PublicationSources, draft: PublicationWords): CompiledPublication {
  const { record } = sources
  const { row } = record
  const masked: MaskedWords[] = []
  const mask = (place: MaskedWords['place'], words: string) => {
    const { text, found } = maskPersonalData(words, sources.knowledge)
    masked.push(...found.map(({ kind, from, to }) => ({ place, kind, words: words.slice(from, to) })))
    return text
  }
  const party = (id: string | null) => {
    const known = record.people.parties.find((p) => p.id === id)
    return { character: known?.character ?? '', name: known?.name ?? '' }
  }
  const signer = (seat: CaseRecord['seats'][number]) =>
    seat.partyId === null ? SEAT_LABELS[seat.kind] : party(seat.partyId)
  const chosen = shownPhotos(sources, draft)
  const photosOf = (purpose: CandidatePhoto['purpose'], subjectId?: string) =>
    chosen
      .filter((p) => p.purpose === purpose && (subjectId === undefined || p.subjectId === subjectId))
      .map(({ sha256, width, height }) => ({ sha256, width, height }))
  const verified = record.nodes.filter((node) => node.state === 'verified')
  const nodes = verified.map((node) => ({
    title: mask('node', node.title),
    doer: party(node.doerPartyId),
    verifiedBy: record.seats
      .filter((s) => s.nodeId === node.id && s.round === node.round && s.replacedAt === null && s.verdict === 'yes')
      .map(signer),
    verifiedAt: node.verifiedAt ?? 0,
    returned: record.seats
      .filter((s) => s.nodeId === node.id && s.verdict === 'no')
      .map((s) => ({ by: signer(s), at: s.signedAt ?? 0 })),
    before: photosOf('before', node.id),
    after: photosOf('after', node.id),
  }))
  const solvedAt = row.concludedAt ?? Math.max(...nodes.map((node) => node.verifiedAt))
  const costs = verified.flatMap((node) => (node.costFen === null ? [] : [node.costFen]))
  const doers = [...new Map(nodes.map((node) => [node.doer.name, node.doer])).values()]
  const body: PublicationBody = {
    number: row.number,
    title: mask('title', row.title ?? ''),
    class: row.caseClass ?? 'minor',
    community: sources.community,
    estate: sources.estate,
    building: sources.building,
    problem: mask('problem', draft.problem),
    done: mask('done', draft.done),
    whistles: row.whistleCount,
    firstWhistleAt: row.receivedAt,
    solvedAt,
    days: Math.max(1, Math.ceil((solvedAt - row.receivedAt) / DAY)),
    doers,
    nodes,
    firstPhotos: photosOf('whistle'),
    costFen: costs.length === 0 ? null : costs.reduce((sum, fen) => sum + fen, 0),
    paidBy: mask('paidBy', draft.paidBy),
    unsolved: row.unsolvedReason && {
      reason: row.unsolvedReason,
      words: mask('unsolved', row.unsolvedWords ?? ''),
      decidedBy: row.unsolvedBy ?? '',
    },
    chainHead: row.headHash,
  }
  return { body, masked }
}

/** SHA-256 over the canonical text: preview and publication carry the same. */
export function publicationHash(body: PublicationBody): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}
