import { onlineManager } from '@tanstack/react-query'
import { watchVisible } from '../../platform/visibility.ts'
import { currentSession, watchSession } from '../session.ts'
import { drain } from './drain.ts'
import { tidyFiles } from './files.ts'
import { atOnce, wordsIn } from './outbox.model.ts'
import { changeRows, myRows } from './outbox.ts'

/** Something has changed: no pause that was meant for before. */
function drainAtOnce() {
  const { personId } = currentSession()
  if (personId !== undefined && myRows().length > 0) changeRows(personId, (rows) => rows.map(atOnce))
  void drain()
}

/** Sends what waits whenever the app comes to the front, the network is back or somebody signed in. Called once, at the start. */
export function startOutbox() {
  onlineManager.subscribe((online) => online && drainAtOnce())
  watchSession(() => void drain())
  watchVisible((visible) => visible && drainAtOnce())
  tidyFiles(new Set(myRows().flatMap(({ body }) => wordsIn(body))))
  void drain()
}
