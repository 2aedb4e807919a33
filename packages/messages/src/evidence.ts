import { type EvidenceMarkKind, startOfDay } from '@juwuye/domain'
import { dayText } from './dates.ts'

interface Mark {
  readonly kind: EvidenceMarkKind
  readonly here: boolean
  readonly takenOn: string | null
}

/** What verifiers are told about a photo: a reason to look again, never a verdict. */
export function evidenceMarkText({ kind, here, takenOn }: Mark, now: number): string {
  const taken = takenOn === null ? undefined : startOfDay(takenOn)
  if (kind === 'older') return `相机记的是${taken ? ` ${dayText(taken, now)}` : '更早'}拍的，太早了`
  const where = here ? '这件事里先前' : '别的事项里'
  return kind === 'sameFile' ? `${where}用过` : `${where}有张几乎一样的`
}
