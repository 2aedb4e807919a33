import { existsSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

const at = (file) => fileURLToPath(new URL(file, import.meta.url))

const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: jsx },
      transform: jsx ? { react: { runtime: 'automatic' } } : undefined,
    },
    module: { type: 'commonjs' },
  },
]

// Packages published as ESM alone, which Jest on Node 20 cannot require
const esmOnly = ['cookie', 'preact', 'preact-render-to-string', 'qr']

const project = (folder, extra = {}) => ({
  displayName: folder.split('/').at(-1),
  rootDir: `./${folder}`,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/src/**/*.test.ts'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.[jt]sx$': swc(true), '^.+\\.m?js$': swc(false) },
  // what the query builder asks of it for every column is slow through the global object of a test's realm
  sandboxInjectedGlobals: ['Object'],
  transformIgnorePatterns: [`/node_modules/(?!\\.pnpm/)(?!(${esmOnly.join('|')})/)`],
  ...extra,
})

const folders = [
  project('packages/domain'),
  project('packages/types'),
  project('packages/messages'),
  project('packages/testkit'),
  project('packages/weapp-runner'),
  project('apps/api', {
    globalSetup: at('apps/api/test/global-setup.ts'),
    globalTeardown: at('apps/api/test/global-teardown.ts'),
  }),
  project('apps/wechat-standin'),
  project('tools', { testMatch: ['<rootDir>/test/**/*.test.mjs'] }),
  project('apps/miniapp'),
  project('e2e', {
    testMatch: ['<rootDir>/**/*.test.ts'],
    globalSetup: at('e2e/global-setup.ts'),
    globalTeardown: at('e2e/global-teardown.ts'),
  }),
]

export default {
  passWithNoTests: true,
  // a real database, and a machine that may be busy; Jest reads this here only, not in a project
  testTimeout: 60_000,
  // one more than cores: the longest wait for a browser; and no more than the database has connections for
  maxWorkers: Math.min(os.availableParallelism() + 1, 6),
  testSequencer: at('tools/jest-sequencer.mjs'),
  projects: folders.filter(({ rootDir }) => existsSync(at(rootDir))),
}
