import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { themeJson } from './theme-json'
import { themeSass } from './theme-sass'

const root = path.resolve(__dirname, '..')
const local = (...parts: string[]) => path.join(root, ...parts)

/** Where the mini-program finds its backend; the H5 app is served by the backend itself and asks its own origin. */
const apiOrigin = (type: string) => (type === 'weapp' ? process.env.TARO_APP_API || 'http://127.0.0.1:8787' : '')

/** What Taro leaves on the table, tried one by one; see docs/decisions/0003-packages-as-features.md. */
const smallest = {
  parse: { ecma: 2020 },
  output: { ecma: 2018, comments: false, quote_keys: false, keep_quoted_props: false, ascii_only: false },
  compress: {
    ecma: 2018, passes: 3, unsafe_arrows: true, arrows: true, collapse_vars: true, comparisons: true,
    computed_props: true, hoist_props: true, inline: 3, loops: true, negate_iife: true, properties: true,
    reduce_funcs: true, reduce_vars: true, switches: true, typeofs: true, directives: true,
  },
}

/** What is compiled beside src: rooms whose TypeScript the app is built from, and the query library's modern build. */
const compiled = [...['brand', 'loyalty', 'contract'].map((room) => local(room)), /[\\/]node_modules[\\/]@tanstack[\\/]/]

/** Pieces of axios this app never reaches. */
const axiosParts: [RegExp, string][] = [
  [/[\\/]adapters\.js$/, 'adapters.js'],
  [/[\\/](toFormData|toURLEncodedForm|formDataToJSON|HttpStatusCode)\.js$/, 'no-form.js'],
  [/[\\/]AxiosURLSearchParams\.js$/, 'search-params.js'],
]

function withoutMutations(chain: Chain) {
  replace(chain, /[\\/]mutationCache\.js$/, /[\\/]@tanstack[\\/]query-core[\\/]/, 'no-mutations.js')
}

/** Every component of Taro's that the app names; what the runtime knows of all others is left out. */
function usedComponents(): string[] {
  const files = readdirSync(local('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const imports = files.flatMap((file) => [...readFileSync(local('src', file), 'utf8').matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g)])
  return ['View', 'Text', 'Image', ...imports.flatMap(([, names]) => names.split(',').map((name) => name.trim()))]
}

// webpack-chain has no usable types from here; this is the part of it that is touched.
interface Chain {
  module: { rule(name: string): { test(file: RegExp): { use(name: string): { loader(file: string): { options(options: object): void } } } } }
  plugin(name: string): {
    use(plugin: unknown, args: unknown[]): void
    tap(change: (args: Record<string, unknown>[]) => Record<string, unknown>[]): void
  }
}

function replace(chain: Chain, pattern: RegExp, within: RegExp, file: string) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the very webpack that Taro runs
  const { NormalModuleReplacementPlugin } = require('webpack') as typeof import('webpack')
  const swap = (resource: { request: string; context: string }) => {
    if (within.test(resource.context)) resource.request = local('config', file)
  }
  chain.plugin(`without-${file}`).use(NormalModuleReplacementPlugin, [pattern, swap])
}

function withoutUnusedAxios(chain: Chain) {
  for (const [pattern, file] of axiosParts) replace(chain, pattern, /[\\/]axios[\\/]/, `axios/${file}`)
}

/** Where Taro keeps what it knows of components: its common table and what WeChat adds. */
const componentTables: [RegExp, string][] = [
  [/[\\/]@tarojs[\\/]shared[\\/]dist[\\/]components\.js$/, 'internalComponents'],
  [/[\\/]@tarojs[\\/]plugin-platform-weapp[\\/]dist[\\/]runtime\.js$/, 'components'],
]

function withoutUnusedComponents(chain: Chain) {
  const used = usedComponents()
  for (const [file, table] of componentTables) {
    chain.module.rule(`used ${table}`).test(file).use('used').loader(local('config', 'used-components.js')).options({ table, used })
  }
}

interface Chunk {
  canBeInitial(): boolean
  groupsIterable: Iterable<{ origins: { request?: string }[] }>
}

const opensFirst = (chunk: Chunk) => chunk.canBeInitial() || [...chunk.groupsIterable].some(({ origins }) => origins.some(({ request }) => /pages\/home\/index/.test(request ?? '')))

/** Whether the browser needs a module for the first screen. */
function neededFirst(module: object, { chunkGraph }: { chunkGraph: { getModuleChunks(module: object): Chunk[] } }): boolean {
  return chunkGraph.getModuleChunks(module).some(opensFirst)
}

export default defineConfig<'webpack5'>(async (merge) => {
  const type = process.env.TARO_ENV || 'h5'
  mkdirSync(local('.cache'), { recursive: true })
  writeFileSync(local('.cache', 'theme.json'), themeJson())
  return merge({}, {
    projectName: 'member-center',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${type}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Its key knows nothing of brand/ and of copied files, so only the watch uses it.
    cache: { enable: process.env.NODE_ENV === 'development' },
    plugins: type === 'weapp' ? [local('config', 'aria-plugin.ts')] : [],
    copy: {
      patterns: type === 'weapp'
        ? [
            { from: '.cache/theme.json', to: 'dist/weapp/theme.json' },
            // Named only by theme.json, so the bundler does not see them.
            { from: 'src/assets/tabs/', to: 'dist/weapp/assets/tabs/' },
          ]
        : [],
      options: {},
    },
    defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin(type)) },
    sass: { data: themeSass() },
    alias: {
      // Brought to the phones of the range by babel.config.js; the library's own legacy build weighs more.
      '@tanstack/react-query': local('node_modules/@tanstack/react-query/build/modern/index.js'),
      '@tanstack/query-core': local('node_modules/@tanstack/query-core/build/modern/index.js'),
    },
    mini: {
      compile: { include: compiled },
      baseLevel: 4,
      minifyXML: { collapseWhitespace: true },
      runtime: { enableInnerHTML: false },
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
      webpackChain(chain: Chain & { set(key: string, value: unknown): void }) {
        chain.set('target', ['web', 'es2018'])
        chain.plugin('providerPlugin').tap((args) => {
          args[0].AbortController = [local('config', 'abort-controller.js'), 'AbortController']
          for (const browserOnly of ['URL', 'URLSearchParams', 'history', 'location']) delete args[0][browserOnly]
          return args
        })
        withoutUnusedAxios(chain)
        withoutMutations(chain)
        // The watch would have to begin again for every component newly used.
        if (process.env.NODE_ENV === 'production') withoutUnusedComponents(chain)
        replace(chain, /[\\/](location|history|URL|URLSearchParams)\.js$/, /[\\/]@tarojs[\\/]runtime[\\/]/, 'no-address.js')
        replace(chain, /[\\/]inner-html[\\/]html\.js$/, /[\\/]@tarojs[\\/]runtime[\\/]/, 'no-html.js')
      },
    },
    h5: {
      compile: { include: compiled },
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      // npm run dev only: pages rebuilt in memory, the API passed on to the backend, one origin as in production.
      devServer: {
        host: '127.0.0.1',
        port: 10086,
        open: false,
        proxy: [{ context: ['/v1'], target: `http://127.0.0.1:${process.env.PORT || 8787}` }],
      },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: true, config: {} } },
      webpackChain(chain: Chain & { merge(change: object): void }) {
        withoutUnusedAxios(chain)
        withoutMutations(chain)
        replace(chain, /[\\/]taro-components\.css$/, /[\\/]@tarojs[\\/]/, 'nothing.js')
        replace(chain, /^universal-router$/, /[\\/]@tarojs[\\/]router[\\/]/, 'exact-router.js')
        replace(chain, /^query-string$/, /[\\/]@tarojs[\\/]/, 'plain-query.js')
        replace(chain, /[\\/](navigationBar|navigation-bar)\.js$/, /[\\/]@tarojs[\\/]router[\\/]/, 'no-navigation-bar.js')
        const needless = ['whatwg-fetch', 'jsonp-retry', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only']
        chain.merge({ resolve: { alias: Object.fromEntries(needless.map((name) => [name, local('config', 'nothing.js')])) } })
        // Without this every page chunk carries its own copy of what it shares; what only later pages share waits for them.
        chain.merge({
          optimization: {
            splitChunks: {
              chunks: 'all',
              minSize: 0,
              cacheGroups: {
                default: false,
                defaultVendors: false,
                vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, minChunks: 2, priority: 10, reuseExistingChunk: true },
                common: { name: 'common', minChunks: 2, priority: 2, reuseExistingChunk: true, test: neededFirst },
                later: { name: 'later', minChunks: 2, priority: 1, reuseExistingChunk: true },
              },
            },
          },
        })
      },
    },
    terser: { enable: true, config: smallest },
  })
})
