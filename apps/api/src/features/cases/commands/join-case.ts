import { createHash } from 'node:crypto'
import { canonicalJson, LIMITS } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { whistles } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** 我也是: a neighbour of the same estate says it too; counted apart, told, may rate. */
export function joinCase(deps: Deps, request: CaseRequest<Parsed<'join'>>): Promise<void> {
  return runAct(deps, 'join', request, async ({ tx, work, now, personId }, input) => {
    if ([...input.text].length > LIMITS.whistleTextChars) throw new Refusal('invalid-input')
    await tx.insert(whistles).values({
      communityId: work.row.communityId,
      id: input.id,
      caseId: work.row.id,
      personId,
      joined: true,
      kind: work.row.kind,
      channel: 'own',
      visibility: 'named',
      danger: false,
      falseUrgent: false,
      words: input.text,
      displayName: work.author?.displayName ?? '',
      bodyHash: createHash('sha256').update(canonicalJson(input)).digest('hex'),
      receivedAt: now,
    })
    work.row.whistleCount += 1
    await work.apply('join', 'joined', { words: input.text })
  })
}
