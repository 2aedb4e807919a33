import { dayTimeText, NOBODY_ASKED } from '@juwuye/messages'
import type { PageEdition, PublicationView } from '@juwuye/types'

/** 第 2 次公示；第 2 次公示，改过 1 次 */
function name({ round, edition }: PageEdition): string {
  return edition === 1 ? `第 ${round} 次公示` : `第 ${round} 次公示，改过 ${edition - 1} 次`
}

/** How the edition is called, and when it was up. */
export function editionWords(one: PageEdition, now: number): { name: string; when: string } {
  const up = `${dayTimeText(one.publishedAt, now)} 公示`
  const down = one.takenDownAt === null ? '' : `，${dayTimeText(one.takenDownAt, now)} 撤下`
  return { name: name(one), when: `${up}${down}` }
}

/** The edition as the public page draws it; nothing can be objected to from here. */
export function editionPage(
  { id, publishedAt, bodyHash, body, photos }: PageEdition,
  at: { communityId: string; caseId: string },
): PublicationView {
  return { ...at, id, publishedAt, endsAt: 0, reworking: false, ratings: NOBODY_ASKED, bodyHash, body, photos }
}
