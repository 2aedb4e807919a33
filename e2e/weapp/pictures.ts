import { htmlOf } from '@juwuye/weapp-runner'
import type { Stage } from '../stage.ts'
import type { Handset } from './handset.ts'
import type { PageChecks } from './pages.ts'

/** The main screens, by their pages. */
const MAIN = ['home', 'whistle', 'sent', 'cases', 'case', 'publicity', 'result', 'inbox', 'me', 'duty'] as const

/** Draws the main screens in a browser from what WeChat's templates made of them, in both sets of letters. */
export async function pictures(stage: Stage, checks: PageChecks): Promise<void> {
  const easel = await stage.visitor('画')
  for (const letters of ['standard', 'elder'] as const) {
    for (const name of MAIN) {
      const person = await checks.ready(`pages/${name}/index`, letters)
      await easel.page.setContent(htmlOf(person.app))
      await easel.picture(`weapp-${name}-${letters}`)
      expect({ name, letters, sticksOut: await easel.overflow() }).toEqual({ name, letters, sticksOut: [] })
      expect(await shown(easel.page, person)).toBe(true)
    }
  }
  await easel.context.close()
}

/** What the tree says stands on the painted page too. */
async function shown(page: Awaited<ReturnType<Stage['visitor']>>['page'], person: Handset): Promise<boolean> {
  const painted = (await page.locator('body').textContent()) ?? ''
  const [first = ''] = person.screen.text.match(/[一-龥]{4,}/) ?? []
  return first !== '' && painted.includes(first)
}
