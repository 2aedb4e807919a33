import { evidenceMarkText } from '@juwuye/messages'
import type { CaseNode } from '@juwuye/types'

/** What is to be looked at twice, photo by photo: “修之后第 1 张：别的事项里用过” */
export function markLines(node: Pick<CaseNode, 'before' | 'after' | 'marks'>, now: number): string[] {
  const sides = [
    { name: '修之前', photos: node.before },
    { name: '修之后', photos: node.after },
  ]
  return sides.flatMap(({ name, photos }) =>
    photos.flatMap(({ id }, place) =>
      node.marks
        .filter((mark) => mark.photoId === id)
        .map((mark) => `${name}第 ${place + 1} 张：${evidenceMarkText(mark, now)}`),
    ),
  )
}
