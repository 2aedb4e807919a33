import { FIGURE_KEYS } from '@juwuye/domain'
import { QUEUES } from '../../apps/api/src/features/cases/index.ts'

export const READERS = ['resident', 'desk', 'property', 'owners', 'town', 'city'] as const
export type Reader = (typeof READERS)[number]

/** One community with what a screen asks of it by id. */
export interface Place {
  readonly communityId: string
  readonly regionId: string
  readonly cityId: string
  readonly buildingId: string
  readonly estateId: string
  readonly openCase: string
  readonly endedCase: string
  readonly publicationId: string
  readonly month: string
  /** Of the second page of a list. */
  readonly cursor: string
}

export interface Ask {
  /** null: without signing in. */
  readonly as: Reader | null
  readonly url: string
  readonly body?: object
}

type Read = (place: Place) => Ask

const inside =
  (as: Reader, path: string, query: (place: Place) => string = () => ''): Read =>
  (place) => ({ as, url: `/v1/communities/${place.communityId}${path}${query(place)}` })

const asked = (as: Reader, path: string, query = '') => inside(as, path, () => (query === '' ? '' : `?${query}`))

const caseOf =
  (as: Reader, which: 'openCase' | 'endedCase', path = ''): Read =>
  (place) => ({ as, url: `/v1/communities/${place.communityId}/cases/${place[which]}${path}` })

const open =
  (path: (place: Place) => string): Read =>
  (place) => ({ as: null, url: path(place) })

const pages = ({ communityId }: Place) => `/v1/public/communities/${communityId}/publications`

/** What the screens read, screen by screen, and the lists behind them in each of their orders and filters. */
export const SCREEN_READS: Readonly<Record<string, Read>> = {
  me: () => ({ as: 'resident', url: '/v1/me' }),
  community: inside('resident', ''),
  'home: estate': asked('resident', '/cases', 'scope=estate'),
  'list: second page': inside('resident', '/cases', ({ cursor }) => `?scope=community&cursor=${cursor}`),
  'list: mine': asked('resident', '/cases', 'scope=mine'),
  'list: community': asked('resident', '/cases', 'scope=community'),
  'list: closed': asked('resident', '/cases', 'scope=community&state=closed'),
  'list: rare state': asked('resident', '/cases', 'scope=community&state=claimed'),
  'list: class': asked('resident', '/cases', 'scope=community&class=hard'),
  'list: building': inside('resident', '/cases', ({ buildingId }) => `?scope=community&buildingId=${buildingId}`),
  'search: words': asked('desk', '/cases', `scope=community&q=${encodeURIComponent('楼道灯')}`),
  'search: number': asked('resident', '/cases', 'scope=community&q=0007'),
  'search: nothing': asked('desk', '/cases', `scope=community&q=${encodeURIComponent('电梯困人')}`),
  similar: ({ communityId, estateId, buildingId }) => ({
    as: 'resident',
    url: `/v1/communities/${communityId}/similar-cases`,
    body: { estateId, buildingId, text: '楼道灯不亮了，晚上上楼看不见' },
  }),
  'case: open': caseOf('resident', 'openCase'),
  'case: open, desk': caseOf('desk', 'openCase'),
  'case: ended': caseOf('resident', 'endedCase'),
  'case: chain': caseOf('desk', 'endedCase', '/chain'),
  inbox: asked('desk', '/inbox'),
  unread: asked('resident', '/inbox/unread'),
  'workbench: desk': asked('desk', '/workbench'),
  'workbench: property': asked('property', '/workbench'),
  'workbench: town': asked('town', '/workbench'),
  ...Object.fromEntries(QUEUES.map((queue) => [`queue: ${queue}`, asked('desk', '/cases', `queue=${queue}`)])),
  'list: party': asked('property', '/cases', 'scope=party'),
  'queue: summoned, property': asked('property', '/cases', 'queue=summoned'),
  'queue: toSign, owners': asked('owners', '/cases', 'queue=toSign'),
  late: asked('desk', '/late'),
  residents: asked('desk', '/residents'),
  members: asked('desk', '/members'),
  opening: asked('desk', '/opening'),
  'tell-backs': asked('desk', '/tell-backs', 'scope=community'),
  neighbours: asked('desk', '/neighbours', 'scope=community'),
  transcriptions: asked('desk', '/transcriptions'),
  blocks: asked('desk', '/blocks'),
  policy: asked('desk', '/policy'),
  'duty: week': asked('resident', '/duty/week'),
  'duty: board': asked('desk', '/duty/board'),
  reach: asked('desk', '/reach', 'from=2026-01-01&until=2026-12-31'),
  'figures: month': asked('resident', '/figures'),
  'figures: year': asked('desk', '/figures', 'span=year'),
  ...Object.fromEntries(
    FIGURE_KEYS.map((figure) => [
      `figures: cases of ${figure}`,
      asked('desk', '/figures/cases', `span=year&figure=${figure}`),
    ]),
  ),
  complaints: inside('desk', '/complaints', ({ month }) => `/${month}`),
  'town: its communities': ({ regionId }) => ({ as: 'town', url: `/v1/regions/${regionId}/communities` }),
  'town: figures': ({ regionId }) => ({ as: 'town', url: `/v1/regions/${regionId}/figures?span=year` }),
  'pages: list': open(pages),
  'pages: one': open((place) => `${pages(place)}/${place.publicationId}`),
  'pages: record': open((place) => `${pages(place)}/${place.publicationId}/record`),
  'pages: day heads': open(({ communityId }) => `/v1/public/communities/${communityId}/day-heads`),
  'wall: page': open(({ communityId }) => `/p/${communityId}`),
  'wall: hall': open(({ communityId }) => `/p/${communityId}/hall`),
  'wall: notice': open(({ communityId }) => `/p/${communityId}/notice`),
  'wall: result': open(({ communityId, publicationId }) => `/p/${communityId}/${publicationId}`),
}

/** Sums over every community of the city: not one tenant's, and grows with them. */
export const CITY_READ: Read = ({ cityId }) => ({ as: 'city', url: `/v1/regions/${cityId}/figures?span=year` })
