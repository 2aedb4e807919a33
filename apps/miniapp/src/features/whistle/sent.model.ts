import { dayTimeText, VISIBILITY_HINTS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import type { TimelineEntry } from '../../ui/progress.tsx'

const running = (view: CaseView, kind: CaseView['clocks'][number]['kind']) =>
  view.clocks.find((clock) => clock.kind === kind && clock.stoppedAt === null)

function arrived(view: CaseView): TimelineEntry {
  if (view.danger === 'pending') {
    const names = view.board.map(({ party }) => party.name).join('、')
    return {
      key: 'now',
      title: `现在，已派给${names || '物业和居委会'}`,
      note: '排在值班的人那里最前面。请现在就打电话叫人',
    }
  }
  return { key: 'now', title: '现在，社工打开就能看到', note: '社工看过，再派给该管的几方' }
}

/** Who has it, by when somebody answers, what happens if nobody does. Never more than what is known. */
export function whatComes(view: CaseView, now: number): TimelineEntry[] {
  const entries = [arrived(view)]
  const danger = running(view, 'danger')
  if (danger) {
    const title = `${dayTimeText(danger.dueAt, now)} 前`
    entries.push({ key: 'danger', state: 'wait', title, note: '值班的人确认是不是险情' })
  }
  const respond = running(view, 'respond')
  if (respond) {
    entries.push({
      key: 'respond',
      state: 'wait',
      title: `${dayTimeText(respond.dueAt, now)} 前`,
      note: '要有人报到。有人报到了，在这里看得到是谁',
    })
    entries.push({ key: 'late', state: 'wait', title: '到时没人报到', note: '自动报给书记和理事会，您不用催' })
  }
  return entries
}

/** Who learns who said it. */
export function whoSees({ whistles }: Pick<CaseView, 'whistles'>): string | undefined {
  const own = whistles.find(({ mine }) => mine)
  if (!own) return undefined
  return own.channel === 'own' ? VISIBILITY_HINTS[own.visibility] : '是替谁说的，只有您、社工和书记看得到'
}
