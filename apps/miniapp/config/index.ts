import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const packages = path.resolve(root, '../../packages')
const h5 = process.env.TARO_ENV === 'h5'

// Workspace packages are TypeScript source; these libraries ship syntax newer than the phones we serve.
const modern = /node_modules[\\/](@tanstack|qr|query-string|decode-uri-component|filter-obj|split-on-first)[\\/]/
const compile = { include: [packages, path.join(root, 'config/declarations.ts'), (file: string) => modern.test(file)] }

// Tokens are px and must not shrink on small phones.
const postcss = { pxtransform: { enable: false }, cssModules: { enable: false } }

/** Short addresses for the browser; the mini-program keeps its own. */
const pages = readdirSync(path.join(root, 'src/pages'), { recursive: true, encoding: 'utf8' }).flatMap((file) =>
  path.basename(file) === 'index.config.ts' ? path.dirname(file).split(path.sep).join('/') : [],
)
const customRoutes = Object.fromEntries(
  pages.map((page) => [`/pages/${page}/index`, page === 'home' ? '/' : `/${page}`]),
)

interface Chunk {
  groupsIterable: Iterable<{ origins: readonly { request?: string }[] }>
}

const TAB = /pages\/(home|publicity|whistle|me)\/index/

/** Whether it is fetched for one of the four tabs. */
const isOfTab = ({ groupsIterable }: Chunk) =>
  [...groupsIterable].some(({ origins }) => origins.some(({ request }) => TAB.test(request ?? '')))

/** What was read and kept by one build is shown by another only where the answers have the same shape. */
function wireHash(): string {
  const folder = path.join(packages, 'types/src')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(path.join(folder, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** Imports carry their extension, which Taro's platform twins (`x.h5.ts` beside `x.ts`) do not resolve by themselves. */
function useH5Twin(resource: { context: string; request: string }) {
  const twin = resource.request.replace(/(\.tsx?|\.css)$/, '.h5$1')
  if (existsSync(path.resolve(resource.context, twin))) resource.request = twin
}

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'juwuye',
    designWidth: 375,
    deviceRatio: { 375: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.join(__dirname, 'weapp-aria.ts')],
    defineConstants: {
      BUILD: JSON.stringify(wireHash()),
      // H5 is served by the API itself; the mini-program needs the full address, https and listed in its console.
      API_BASE: JSON.stringify(h5 ? '' : (process.env.TARO_APP_API ?? 'http://127.0.0.1:3000')),
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    jsMinimizer: 'terser',
    // Taro quotes every key by default, which turns private fields into `#"x"`, a syntax error.
    terser: { enable: true, config: { ecma: 2018, output: { quote_keys: false } } },
    mini: {
      // What only subpackages use lies in them, not in the main package.
      optimizeMainPackage: { enable: true },
      compile,
      postcss,
      webpackChain(chain, webpack) {
        const shim = path.join(root, 'src/platform/abort-controller.ts')
        chain.plugin('abort').use(webpack.ProvidePlugin, [{ AbortController: [shim, 'AbortController'] }])
      },
    },
    h5: {
      compile,
      postcss,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser', customRoutes },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain(chain, webpack) {
        // Without this every page's chunk carries its own copy of the kit. What the tabs do without comes later.
        const kit = {
          test: /[\\/](src[\\/](ui|platform|shared|features)|packages)[\\/]/,
          name: (_: unknown, chunks: readonly Chunk[]) => (chunks.some(isOfTab) ? 'kit' : 'more'),
          minChunks: 2,
          enforce: true,
        }
        chain.merge({
          optimization: { splitChunks: { cacheGroups: { kit: { ...kit, chunks: 'async', priority: 50 } } } },
        })
        chain.plugin('twins').use(webpack.NormalModuleReplacementPlugin, [/^\.{1,2}\/.*\.(tsx?|css)$/, useH5Twin])
      },
    },
  }
  return merge({}, base)
})
