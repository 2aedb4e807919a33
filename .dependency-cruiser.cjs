/** What may import what: the table of docs/architecture.md as rules. tools/cruise.mjs runs them. */

const OURS = '^(apps|packages|bench|e2e|tools)/'
const api = (folder) => `^apps/api/src/${folder}`

/** Code of `from` may import its own folder and these; of the rest of this repository nothing. */
const mayImport = (from, allowed, comment) => ({
  name: `${from.replace(/^\^|\/$/g, '').replaceAll('/', '-')}-imports`,
  severity: 'error',
  comment,
  from: { path: `${from}src/` },
  to: { path: OURS, pathNot: [from, ...allowed] },
})

const domain = '^packages/domain/'
const messages = '^packages/messages/'
const testkit = '^packages/testkit/'
const types = '^packages/types/'
const wireTypes = '^packages/types/src/(?!schemas/)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The rules know nothing: no packages, no Node, no other folder of ours.',
      from: { path: '^packages/domain/src/' },
      to: { pathNot: ['^packages/domain/src/'] },
    },
    mayImport(types, [domain], 'The wire contract stands on the rules alone.'),
    mayImport(messages, [domain, wireTypes], 'Sentences follow the rules and the error codes.'),
    mayImport(testkit, [domain], 'Builders make what the rules describe.'),
    mayImport('^packages/weapp-runner/', [], 'The platform knows no mini-program: it runs any build.'),
    mayImport('^apps/wechat-standin/', [], 'The stand-in is the outside world: it shares nothing with us.'),
    mayImport('^apps/miniapp/', [domain, messages, types], 'The client knows the wire, the rules and the sentences.'),
    {
      name: 'zod-only-in-schemas',
      severity: 'error',
      comment: 'The mini-program imports the types package: zod would follow it into the bundle (84 KB).',
      from: { path: '^packages/types/src/', pathNot: '^packages/types/src/schemas/' },
      to: { path: ['(^|/)node_modules/zod/', '^packages/types/src/schemas/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-takes-no-schema-at-run-time',
      severity: 'error',
      comment: 'Types of the schemas are free; the schemas themselves bring zod.',
      from: { path: '^apps/miniapp/' },
      to: { path: ['^packages/types/src/schemas/', '(^|/)node_modules/zod/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-device-behind-platform',
      severity: 'error',
      comment: 'Pure models and the kit run without Taro’s device API.',
      from: { path: '^apps/miniapp/src/.*\\.model\\.ts$' },
      to: { path: '(^|/)node_modules/(@tarojs|react)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-imports',
      severity: 'error',
      comment: 'The platform carries features; it does not know them.',
      from: { path: api('platform/') },
      to: { path: OURS, pathNot: [api('platform/'), types, messages] },
    },
    {
      name: 'features-imports',
      severity: 'error',
      comment: 'A feature is wired by app.ts and run by others; it never reaches up.',
      from: { path: api('features/') },
      to: {
        path: OURS,
        pathNot: [api('(features|platform)/'), api('deps[.]ts$'), domain, types, messages],
      },
    },
    {
      name: 'feature-through-its-door',
      severity: 'error',
      comment: 'Another feature is used through its index.ts only.',
      from: { path: api('features/([^/]+)/') },
      to: { path: api('features/([^/]+)/'), pathNot: [api('features/$1/'), api('features/[^/]+/index[.]ts$')] },
    },
    {
      name: 'commands-know-no-http',
      severity: 'error',
      comment: 'A command is called by a route, a job and a recipe alike.',
      from: { path: api('features/[^/]+/commands/') },
      to: { path: '(^|/)node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'recipes-through-the-doors',
      severity: 'error',
      comment: 'Recipes run the real commands, found where everybody finds them.',
      from: { path: api('recipes/') },
      to: { path: api('features/'), pathNot: api('features/[^/]+/index[.]ts$') },
    },
    {
      name: 'outside-through-the-doors',
      severity: 'error',
      comment:
        'Journeys and tools use the wire, the recipes and the server as a whole, never a feature’s inside; ' +
        'what is generated also reads the table of walls, what WeChat is told, and the icons.',
      from: { path: '^(e2e|tools)/' },
      to: {
        path: '^apps/',
        pathNot: [
          api('recipes/'),
          api('(serve|demo)[.]ts$'),
          api('platform/db/walls[.]ts$'),
          '^apps/wechat-standin/src/server[.]ts$',
          '^apps/miniapp/config/declarations[.]ts$',
          '^apps/miniapp/src/ui/icon-bodies[.]ts$',
        ],
      },
    },
    {
      name: 'bench-through-the-doors',
      severity: 'error',
      comment: 'Measurements stand on the platform and use features as others do.',
      from: { path: '^bench/' },
      to: {
        path: '^apps/',
        pathNot: [
          api('(recipes|platform)/'),
          api('features/[^/]+/index[.]ts$'),
          api('(app|deps|serve)[.]ts$'),
          '^apps/wechat-standin/src/server[.]ts$',
        ],
      },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: ['[.]test[.]ts$', testkit] },
      to: { path: ['^(apps|packages)/[^/]+/test/', testkit] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that need each other at run time are one module.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
