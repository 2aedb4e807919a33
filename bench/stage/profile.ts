/** A profile as V8 gives it. */
export interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[]; hitCount?: number }[]
  samples: number[]
  timeDeltas: number[]
}

/** The layers of a request, the first that fits; a frame that fits none counts for whoever called it. */
const LAYERS: readonly [string, (url: string, name: string) => boolean][] = [
  ['collecting garbage', (_, name) => name === '(garbage collector)'],
  // `dispatch` is the profiler's own
  ['idle', (url, name) => url === '' && ['(idle)', '(program)', 'dispatch'].includes(name)],
  ['serialisation', (url, name) => /type-provider-zod/.test(url) && /serializ/i.test(name)],
  ['parsing, validation', (url) => /type-provider-zod|secure-json-parse|contentTypeParser/.test(url)],
  ['statements: building', (url) => /\/drizzle-orm\/|platform\/db\/(prepared|rows-together)/.test(url)],
  [
    'statements: wire',
    (url) => /\/(pg|pg-protocol|pg-pool|pg-types|postgres-[a-z]+)\/|platform\/db\/connection/.test(url),
  ],
  ['session, limits', (url) => /features\/identity|http\/(session|rate-limits)|@fastify\/rate-limit/.test(url)],
  ['WeChat', (url) => /platform\/wechat|undici/.test(url)],
  ['rules (domain)', (url) => /packages\/domain/.test(url)],
  [
    'presenting',
    (url, name) =>
      /present|case-(card|hard-views|timeline|offers|photos)|-views/.test(url) || /present|View$/.test(name),
  ],
  ['commands, queries', (url) => /apps\/api\/src\/features/.test(url)],
  [
    'framework, log',
    (url) => /\/(fastify|find-my-way|avvio|pino|sonic-boom|light-my-request|@fastify|helmet|prom-client)\//.test(url),
  ],
  ['platform', (url) => /apps\/api\/src|packages\//.test(url)],
  ['HTTP, sockets', (url) => /^node:/.test(url)],
]

/**
 * By layer, and by function itself, the share of the time in which it did anything; the sum of it is what the process had of
 * the processor, which on a busy machine is less than what the profile's clock says.
 */
export function layersOf({ nodes, samples, timeDeltas }: Profile, processorMs: number) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)))
  const self = new Map<number, number>()
  for (const [i, sample] of samples.entries()) self.set(sample, (self.get(sample) ?? 0) + (timeDeltas[i] ?? 0) / 1000)
  const layerOf = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id)
    if (!node) return 'other'
    const { url, functionName } = node.callFrame
    // sockets belong to whoever uses them
    const own = LAYERS.find(([, fits]) => fits(url, functionName))?.[0]
    if (own !== undefined && own !== 'HTTP, sockets') return own
    const above = layerOf(parents.get(node.id))
    return above === 'other' ? (own ?? 'other') : above
  }
  const layers = new Map<string, number>()
  const functions = new Map<string, number>()
  for (const [id, ms] of self) {
    const layer = layerOf(id)
    if (layer === 'idle') continue
    layers.set(layer, (layers.get(layer) ?? 0) + ms)
    const { functionName, url } = byId.get(id)?.callFrame ?? { functionName: '', url: '' }
    const place = `${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}`
    functions.set(place, (functions.get(place) ?? 0) + ms)
  }
  const scale = processorMs / [...layers.values()].reduce((sum, ms) => sum + ms, 0)
  const most = (of: Map<string, number>) =>
    [...of].map(([name, ms]) => [name, ms * scale] as const).sort(([, a], [, b]) => b - a)
  return { layers: most(layers), functions: most(functions) }
}
