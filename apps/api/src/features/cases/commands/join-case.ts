import type { Deps } from '../../../deps.ts'
import { noteConsent } from '../../consents/index.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { whistles } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { answerTaken, whistleHash } from '../taken-whistle.ts'

/**
 * 我也是: a neighbour of the same estate says it too; counted apart, told, may rate. The client made the whistle's id:
 * sending the same again changes nothing.
 */
export async function joinCase(deps: Deps, request: CaseRequest<Parsed<'join'>>): Promise<void> {
  const { communityId, caseId, personId, input } = request
  const taken = { communityId, personId: personId ?? '', id: input.id, bodyHash: whistleHash({ caseId, ...input }) }
  await answerTaken(deps, taken, () => join(deps, request, taken.bodyHash))
}

function join(deps: Deps, request: CaseRequest<Parsed<'join'>>, bodyHash: string): Promise<void> {
  return runAct(deps, 'join', request, async ({ tx, work, now, personId }, input) => {
    await tx.insert(whistles).values({
      communityId: work.row.communityId,
      id: input.id,
      caseId: work.row.id,
      personId,
      joined: true,
      kind: work.row.kind,
      channel: 'own',
      visibility: input.visibility,
      danger: false,
      falseUrgent: false,
      words: input.text,
      displayName: work.author?.displayName ?? '',
      bodyHash,
      receivedAt: now,
    })
    await noteConsent(tx, work.ids, {
      personId,
      matter: 'nameShown',
      given: input.visibility === 'named',
      about: work.row.number,
      now,
    })
    await work.keepWhistleCheck(input.id)
    work.row.whistleCount += 1
    work.row.hidden &&= input.visibility === 'private'
    await work.apply('join', 'joined', { words: input.text })
  })
}
