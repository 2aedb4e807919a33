import { SCENES } from '@juwuye/weapp-runner'
import { VISITS, type Visit } from '../screens/visits.ts'
import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'

const SET_DATA_ADVISED = 256 * 1024
const FIRST_SCREEN = 64 * 1024

/** How a page is come to. */
interface Way {
  as: string
  query: Record<string, string>
  sees?: string | RegExp
}

/** A case and a page of the demonstration, to be looked at. */
interface Known {
  communityId: string
  mine: string
  publicationId: string
}

const NEIGHBOUR = '张阿姨'

/** WeChat knows everybody, so that nobody is a passer-by: what these may read is read by another neighbour. */
const PASSER_BY = '宋女士'

/** Who finds the same: all pages are more than the server grants one person in a minute. */
const TWINS: Readonly<Record<string, string>> = { [NEIGHBOUR]: '刘先生', 林社工: '陈社工' }

/** Somebody else, where the page is about nothing of this person's own. */
const anotherFor = ({ as, query }: Way) => (Object.keys(query).length === 0 ? (TWINS[as] ?? as) : as)

/** The walk over all screens opens cases by their acts. */
const A_CASE: Visit = {
  who: NEIGHBOUR,
  page: 'case',
  address: '/case?communityId={communityId}&caseId={mine}',
  sees: '经过',
}

/** Visits of nobody who is signed in, and of an officer who chose a community before: on a phone of WeChat's there is neither. */
const NOT_HERE = ['没登录', '邀请', '镇街']

/** The ways in which the walk over all screens comes to this page; 林社工, without a query, to one that it leaves out. */
function waysTo(page: string, about: Known): [Way, ...Way[]] {
  const name = page.replace(/^pages\//, '').replace(/\/index$/, '')
  const visits = [...VISITS, A_CASE].filter((visit) => visit.page === name && !NOT_HERE.includes(visit.as ?? ''))
  const ways = visits.map(({ who, address, sees }) => {
    const filled = address.replace(/\{(\w+)\}/g, (_, key: string) => about[key as keyof Known] ?? '')
    const query = Object.fromEntries(new URL(filled, 'http://localhost').searchParams)
    // what is about something that we do not know here only has to open
    const known = [...address.matchAll(/\{(\w+)\}/g)].every(([, key = '']) => key in about)
    return { as: who === '路人' ? PASSER_BY : who, query, sees: known ? sees : undefined }
  })
  const [first = { as: '林社工', query: {} }, ...others] = ways
  return [first, ...others]
}

/** Nothing grey is left where something will stand. */
const isLoaded = ({ screen }: Handset) =>
  screen.text.trim() !== '' &&
  screen.all(({ attr }) =>
    String(attr.class ?? '')
      .split(' ')
      .includes('bone'),
  ).length === 0

const loads = (person: Handset) => person.app.until(() => isLoaded(person))

function pressOneOf(person: Handset, names: readonly string[]): void {
  for (const name of names) if (person.screen.press('button', name)) return
}

const NONSENSE = `communityId=%E4%B8&caseId=${'x'.repeat(300)}&publicationId=1&list=<b>&queue=none&next=%`

type Letters = 'standard' | 'elder'

/** How a page is opened this time. */
interface How {
  letters?: Letters
  offline?: boolean
  scene?: number
}

/** What the browser client says in its own bar stands in WeChat's. */
const says = ({ app, screen }: Handset, { sees = '' }: Way): boolean => {
  const all = `${app.page.title ?? app.page.window.navigationBarTitleText ?? ''}${screen.text}`
  return typeof sees === 'string' ? all.includes(sees) : sees.test(all)
}

/** Opens one page of the build in every way that matters. */
export class PageChecks {
  private known: Promise<Known> | undefined

  constructor(private readonly handsets: Handsets) {}

  /**
   * For everybody it is made for: it loads, says what it should, and does not hand too much to the view. Then once more
   * with nonsense in its address: anybody can type one.
   */
  async opens(page: string): Promise<void> {
    for (const way of await this.waysTo(page)) await this.opensWithNonsense(await this.opensFor(page, way))
  }

  /** The page as a neighbour has it where it is theirs, loaded. */
  async ready(page: string, letters: Letters): Promise<Handset> {
    const ways = await this.waysTo(page)
    const way = ways.find(({ as }) => as === NEIGHBOUR) ?? (ways[0] as Way)
    const person = await this.open(page, way, { letters })
    await loads(person)
    await person.app.quiet()
    return person
  }

  private async opensFor(page: string, way: Way): Promise<Handset> {
    const person = await this.open(page, way)
    await loads(person)
    await person.app.until(() => says(person, way))
    expect(person.app.page.title ?? person.app.page.window.navigationBarTitleText ?? '').not.toBe('')
    const bytes = person.app.setData.map((record) => record.bytes)
    expect(Math.max(...bytes)).toBeLessThan(SET_DATA_ADVISED)
    expect(bytes.slice(0, 2).reduce((sum, one) => sum + one, 0)).toBeLessThan(FIRST_SCREEN)
    person.app.hide()
    person.app.show()
    if (person.app.page.window.enablePullDownRefresh) await this.pulls(person)
    await loads(person)
    return person
  }

  /** Pulled down, it asks the server anew; without a network it says how old what it shows is. */
  private async pulls(person: Handset): Promise<void> {
    const { app, phone } = person
    await app.quiet()
    const asked = phone.network.calls.length
    await app.pullDown()
    expect(phone.network.calls.length).toBeGreaterThan(asked)
    await app.quiet()
    // a page that had nothing to show is not old
    if (person.reads(/没有找到|不是给您看的|先说一声您住哪里/)) return
    phone.network.online = false
    await app.pullDown()
    await app.until(() => person.reads(/(刚才|分钟前)的内容/))
    phone.network.online = true
    await app.quiet()
  }

  private async opensWithNonsense(person: Handset): Promise<void> {
    person.app.stack.reLaunch(`/${person.app.page.path}?${NONSENSE}`)
    await loads(person)
  }

  /** In the largest letters: without a network, then with one and a server that is ill, then with one that is well. */
  async recovers(page: string): Promise<void> {
    const [first] = await this.waysTo(page)
    const way = { ...first, as: anotherFor(first) }
    const person = await this.open(page, way, { letters: 'elder', offline: true })
    const { network } = person.phone
    // a page that shows nothing of the server needs no network
    const fixed = this.handsets.build.pageJson(page).enablePullDownRefresh !== true
    const asked = () => network.calls.length > 0
    await person.app.until(() => person.reads(/没有网|网不好/) || (isLoaded(person) && (fixed || !asked())))
    expect(person.screen.all(({ attr }) => / elder/.test(String(attr.class))).length).toBeGreaterThan(0)
    network.answerNext(() => true, { status: 500, text: '<html>Internal Server Error</html>' }, 12)
    network.online = true
    await person.app.quiet()
    pressOneOf(person, ['再试一次', '重试', '用微信登录'])
    await loads(person)
    network.settle()
    await person.app.until(() => {
      if (isLoaded(person) && says(person, way) && !person.reads(/再试一次/)) return true
      pressOneOf(person, ['再试一次', '重试', '用微信登录'])
      return undefined
    }, 20_000)
  }

  /** Alone, from Moments. */
  async opensFromMoments(page: string): Promise<void> {
    const [way] = await this.waysTo(page)
    await loads(await this.open(page, { ...way, as: anotherFor(way) }, { scene: SCENES.moments }))
  }

  private async open(page: string, way: Way, { letters, offline, scene }: How = {}): Promise<Handset> {
    const phone = await this.handsets.phone(way.as)
    phone.fontScale = letters === 'elder' ? 1.4 : 1
    phone.network.online = !offline
    return this.handsets.launch(way.as, { phone, path: page, query: way.query, scene })
  }

  private async waysTo(page: string): Promise<[Way, ...Way[]]> {
    return waysTo(page, await this.look())
  }

  private look(): Promise<Known> {
    this.known ??= this.lookUp()
    return this.known
  }

  /** Looks up what pages are about, through the mini-program’s own routes. */
  private async lookUp(): Promise<Known> {
    const zhang = await this.handsets.as(NEIGHBOUR)
    await zhang.sees('我吹的哨')
    const asked = async (route: string) => (await this.handsets.call('GET', route, zhang.token ?? '')).json()
    const { communities } = (await asked('/v1/me')) as { communities: { communityId: string }[] }
    const communityId = communities[0]?.communityId ?? ''
    const cases = (await asked(`/v1/communities/${communityId}/cases?scope=mine`)) as { items: { id: string }[] }
    const published = (await asked(`/v1/public/communities/${communityId}/publications`)) as { items: { id: string }[] }
    return { communityId, mine: cases.items[0]?.id ?? '', publicationId: published.items[0]?.id ?? '' }
  }
}
