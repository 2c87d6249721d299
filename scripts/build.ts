/** Builds one end: `tsx scripts/build.ts h5|weapp [--watch]`. Says what it does and how long it took. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const root = join(__dirname, '..')
const target = process.argv[2]
const watch = process.argv.includes('--watch')

if (target !== 'h5' && target !== 'weapp') {
  console.error('usage: tsx scripts/build.ts h5|weapp [--watch]')
  process.exit(1)
}

const started = Date.now()
const seconds = () => Math.round((Date.now() - started) / 1000)
console.log(`building ${target} into dist/${target} (about half a minute the first time)`)
if (!watch || target === 'weapp') rmSync(join(root, 'dist', target), { recursive: true, force: true })

const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
// Taro's own loader reads TypeScript in config/ only; the theme lives in brand/.
const child = spawn(process.execPath, ['--require', 'tsx/cjs', taro, 'build', '--type', target, '--no-check', ...(watch ? ['--watch'] : [])], {
  cwd: root,
  env: { ...process.env, NODE_ENV: watch ? 'development' : 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
  stdio: watch ? 'inherit' : ['ignore', 'pipe', 'pipe'],
})

/** Once the first screen stands, a browser fetches the rest: a page not opened before then opens without a network too. */
function fetchAhead(folder: string): void {
  const index = join(folder, 'index.html')
  const html = readFileSync(index, 'utf8')
  const later = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `/${name.replace(/\\/g, '/')}`)
    .filter((path) => /\.(js|css)$/.test(path) && !html.includes(path))
  const script = `addEventListener("load",function(){setTimeout(function(){${JSON.stringify(later)}.forEach(function(href){`
    + 'var link=document.createElement("link");link.rel="prefetch";link.href=href;document.head.appendChild(link)});'
    // Not everywhere: a page that came without TLS has none.
    + 'if(navigator.serviceWorker)navigator.serviceWorker.register("/service-worker.js").catch(function(){})},3000)})'
  writeFileSync(index, html.replace('</body>', `<script>${script}</script></body>`))
}

/** The worker that opens the app without a network, with the names of what this build is made of. */
function keepForOffline(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replace(/\\/g, '/')}`)
  const files = ['/', ...names.filter((name) => /\.(js|css|png|svg|woff2?)$/.test(name)).sort()]
  const version = createHash('sha256').update(files.join()).update(readFileSync(join(folder, 'index.html'))).digest('hex').slice(0, 12)
  const worker = readFileSync(join(root, 'config', 'service-worker.js'), 'utf8')
  writeFileSync(join(folder, 'service-worker.js'), worker.replace('= FILES', `= ${JSON.stringify(files)}`).replace('VERSION', version))
}

/** Text is compressed once here, not on every request. */
function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    if (/\.(js|css|svg|json)$/.test(name)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}

let output = ''
child.stdout?.on('data', (chunk) => (output += chunk))
child.stderr?.on('data', (chunk) => (output += chunk))
const ticker = watch ? undefined : setInterval(() => console.log(`  still building ${target}, ${seconds()} s`), 10_000)

child.on('exit', (code) => {
  clearInterval(ticker)
  // Taro can end with code 0 after webpack errors; what counts is what it wrote and what it said.
  const entry = join(root, 'dist', target, target === 'h5' ? 'index.html' : 'app.json')
  const failed = code !== 0 || (!watch && (!existsSync(entry) || /Module not found|SyntaxError|Failed to compile|ERROR in/.test(output)))
  if (failed) {
    console.error(output)
    console.error(`building ${target} failed after ${seconds()} s`)
    process.exit(code || 1)
  }
  if (!watch && target === 'h5') {
    fetchAhead(join(root, 'dist', target))
    keepForOffline(join(root, 'dist', target))
    compress(join(root, 'dist', target))
  }
  if (!watch) console.log(`built ${target} in ${seconds()} s`)
})
