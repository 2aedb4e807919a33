import { CASE_ACTIONS } from '@juwuye/domain'
import { AT_CASES, NOT_VISITED } from '../screens/acts.ts'
import { appPages } from '../screens/pages.ts'
import { VISITS } from '../screens/visits.ts'
import { communityOf, Findings, keep, walk } from '../screens/walk.ts'
import type { Stage } from '../stage.ts'

/** How many people walk at the same time. */
const AT_ONCE = 2

/**
 * Every page and every act's sheet, with the usual letters and in elder mode: names, contrast, sizes of targets, room on
 * the smallest phone with the largest letters, reach by keyboard. A page or an act that nobody visits fails too.
 */
export async function everyScreen(stage: Stage): Promise<void> {
  const findings = new Findings()
  const waiting = [...new Set([...AT_CASES, ...VISITS].map(({ who }) => who))]
  const communityId = await communityOf(await stage.as('张阿姨'))
  const walker = async () => {
    for (let who = waiting.shift(); who; who = waiting.shift()) {
      const person = who === '路人' ? await stage.visitor() : await stage.as(who)
      if (who === '路人') await person.open('/who')
      await walk(person, communityId, findings)
      await person.context.close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walker))
  console.info(`${findings.looks.size} screens, axe in ${keep(findings.table())}`)
  expect(findings.faults).toEqual([])
  expect(appPages().filter((page) => !findings.pages.has(page))).toEqual([])
  expect(CASE_ACTIONS.filter((act) => !findings.acts.has(act) && !NOT_VISITED.includes(act))).toEqual([])
}
