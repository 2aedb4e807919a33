import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { type Expected, type Geometry, lookOver } from './look-over.ts'

export type Letters = 'standard' | 'elder'

/** What each set of tokens promises. */
const PROMISED: Record<Letters, Expected & { contrast: number }> = {
  standard: { target: 44, contrast: 4.5, desk: false },
  elder: { target: 60, contrast: 7, desk: true },
}

/** How many findings of each weight axe has on a screen. */
export interface Weights {
  critical: number
  serious: number
  moderate: number
  minor: number
}

export interface Look {
  weights: Weights
  /** What is to be mended, in words. */
  faults: string[]
}

export interface At {
  letters: Letters
  /** A sheet lies over the page. */
  sheet: boolean
  noDesk: boolean
}

interface Finding {
  id: string
  impact: keyof Weights
  nodes: { html: string; said: string }[]
}

/** Rules about a page as a whole, which half of a page cannot keep. */
const PAGE_RULES = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass']

/** Runs axe over the screen; with a sheet open, over the sheet, behind which nothing can be reached. */
async function axeOf(page: Page, sheet: boolean, contrast: number): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ sheet, contrast, pageRules }) => {
      // what sticks to the bottom must not hide what is to be measured
      const still = new CSSStyleSheet()
      still.replaceSync('.page .dock { position: static } .page .sheet { animation: none }')
      document.adoptedStyleSheets.push(still)
      const { axe } = window as unknown as {
        axe: { run: (where: unknown, how: unknown) => Promise<{ violations: AxeRule[] }> }
      }
      interface AxeRule {
        id: string
        impact: Finding['impact'] | null
        nodes: { html: string; failureSummary?: string }[]
      }
      const ratio = { expected: contrast }
      const { violations } = await axe.run(sheet ? '.sheet' : document, {
        resultTypes: ['violations'],
        checks: { 'color-contrast': { options: { contrastRatio: { normal: ratio, large: ratio } } } },
        rules: {
          ...Object.fromEntries(pageRules.map((rule) => [rule, { enabled: !sheet }])),
          // a page without anything to press is scrolled by the browser itself
          'scrollable-region-focusable': { enabled: sheet },
        },
      })
      document.adoptedStyleSheets.pop()
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact: impact ?? 'minor',
        nodes: nodes.map(({ html, failureSummary = '' }) => ({ html: html.slice(0, 160), said: failureSummary })),
      }))
    },
    { sheet, contrast, pageRules: PAGE_RULES },
  )
}

const geometryFaults = ({ small, sticks, cut, unreachable, away }: Geometry, size: string) => [
  ...small.map((one) => `${size} too small: ${one}`),
  ...sticks.map((one) => `${size} sticks out: ${one}`),
  ...cut.map((one) => `${size} cut off: ${one}`),
  ...unreachable.map((one) => `${size} out of the keyboard's reach: ${one}`),
  ...away.map((one) => `${size} ${one}`),
]

/** Names, contrast, target sizes, room and reach of what is on the screen now, by the promise of these letters. */
export async function look(page: Page, at: At): Promise<Look> {
  const { letters, sheet } = at
  const { contrast } = PROMISED[letters]
  const findings = await axeOf(page, sheet, contrast)
  const weights: Weights = { critical: 0, serious: 0, moderate: 0, minor: 0 }
  for (const { impact } of findings) weights[impact] += 1
  const heavy = findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const said = heavy.flatMap(({ id, nodes }) => nodes.map(({ html, said }) => `axe ${id}: ${html} ${said}`))
  return { weights, faults: [...said, ...(await room(page, at))] }
}

/** Whether everything fits and can be touched, at the size the screen has now. */
export async function room(page: Page, { letters, sheet, noDesk }: At): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const { target, desk } = PROMISED[letters]
  const expected = { sheet, target, desk: desk && !noDesk }
  return geometryFaults(await page.evaluate(lookOver, expected), `${width}×${height}`)
}
