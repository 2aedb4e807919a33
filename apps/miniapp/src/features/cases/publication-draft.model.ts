import type { CaseView, PhotoView, PublicationDraft } from '@juwuye/types'

export type PhotoUse = 'clean' | 'leaveOut'

/** A picture the publisher decides about. */
export interface CandidatePhoto {
  photo: PhotoView
  /** Where it comes from, in words. */
  from: string
}

/** Every picture that could go on the public page: of whistles that may be shown, of the nodes' last round. */
export function candidatePhotos(view: Pick<CaseView, 'whistles' | 'nodes'>): CandidatePhoto[] {
  const whistled = view.whistles
    .filter((whistle) => whistle.visibility !== 'private' && !whistle.withdrawn)
    .flatMap((whistle) => whistle.photos.map((photo) => ({ photo, from: '吹哨时拍的' })))
  const worked = view.nodes.flatMap((node) => {
    const part = view.nodes.length > 1 ? `第 ${node.position + 1} 段，` : ''
    return [
      ...node.before.map((photo) => ({ photo, from: `${part}修之前` })),
      ...node.after.map((photo) => ({ photo, from: `${part}修之后` })),
    ]
  })
  return [...whistled, ...worked]
}

export interface PublicationInHand {
  problem: string
  done: string
  paidBy: string
  /** By photo id; what is not there is not decided yet. */
  uses: Record<string, PhotoUse>
}

/** Decisions about pictures that are no longer there are left behind; the server refuses undecided ones. */
export function publicationDraft(
  { uses, ...words }: PublicationInHand,
  photos: readonly CandidatePhoto[],
): PublicationDraft {
  const decided = photos.flatMap(({ photo }) => {
    const use = uses[photo.id]
    return use ? [{ id: photo.id, use }] : []
  })
  return { ...words, photos: decided }
}

/** How many pictures still wait for a decision. */
export function undecided(uses: PublicationInHand['uses'], photos: readonly CandidatePhoto[]): number {
  return photos.filter(({ photo }) => uses[photo.id] === undefined).length
}
