/** Prints what a phone downloads, from dist/weapp and dist/h5, and fails past a gate of config/budgets.ts. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { h5Bytes, packageBytes } from '../config/budgets'

const dist = join(__dirname, '..', 'dist')

interface FileSize {
  file: string
  bytes: number
}

interface Gate {
  name: string
  bytes: number
  limit: number
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const sum = (files: FileSize[]) => files.reduce((total, { bytes }) => total + bytes, 0)

/** Every file below a folder, the largest first. Maps and licence notes are not uploaded. */
function filesIn(folder: string): FileSize[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && !/\.map$|\.LICENSE\.txt$|project\.(private\.)?config\.json$/.test(file))
    .map((file) => ({ file: relative(folder, file), bytes: statSync(file).size }))
    .sort((a, b) => b.bytes - a.bytes || a.file.localeCompare(b.file))
}

function weapp(): Gate[] {
  const folder = join(dist, 'weapp')
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[]; subpackages?: { root: string }[] }
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`)
  const files = filesIn(folder)
  const subpackages = roots
    .map((root) => ({ root, bytes: sum(files.filter(({ file }) => file.startsWith(root))) }))
    .sort((a, b) => b.bytes - a.bytes)
  const inMain = files.filter(({ file }) => !roots.some((root) => file.startsWith(root)))

  console.log('mini-program (dist/weapp)')
  row('main package', sum(inMain))
  for (const { root, bytes } of subpackages) row(root, bytes)
  row('total', sum(files))
  console.log('  largest files of the main package')
  for (const { file, bytes } of inMain.slice(0, 6)) row(`  ${file}`, bytes)

  return [
    { name: 'main package', bytes: sum(inMain), limit: packageBytes.main },
    { name: `largest subpackage (${subpackages[0]?.root ?? 'none'})`, bytes: subpackages[0]?.bytes ?? 0, limit: packageBytes.largestSubpackage },
    { name: 'all packages', bytes: sum(files), limit: packageBytes.total },
  ]
}

/** What a browser runs before the first screen: the page's own scripts, and the chunk of the first page. */
function h5(): Gate[] {
  const folder = join(dist, 'h5')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const inPage = [...html.matchAll(/<script[^>]+src="\/?([^"]+\.js)"/g)].map((match) => match[1])
  const scripts = [...inPage, ...homeChunks(folder, inPage)].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
  }))
  const pictures = filesIn(folder).filter(({ file }) => /\.(png|jpe?g|webp|gif|svg)$/.test(file))

  console.log('\nH5 (dist/h5), first load, gzip')
  for (const { file, bytes } of scripts) row(file, bytes)
  row('all scripts of the first load', sum(scripts))
  row('all pictures', sum(pictures))
  return [
    { name: 'H5 first-load scripts, gzip', bytes: sum(scripts), limit: h5Bytes.firstLoadScriptsGzip },
    // The first screen cannot show more than there is; the browser test counts what it really loads.
    { name: 'H5 pictures', bytes: sum(pictures), limit: h5Bytes.firstScreenPictures },
  ]
}

/** The chunks that the router loads for the first page: `"path":"pages/home/index","load":… s.e(545), s.e(96) …`. */
function homeChunks(folder: string, inPage: string[]): string[] {
  const code = inPage.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const load = code.match(/["']?path["']?:\s*["']\/?pages\/home\/index["'],\s*["']?load["']?:(.*?\.then\()/)?.[1]
  if (!load) throw new Error('the chunks of the first page cannot be read from the build: mend scripts/size.ts')
  const files = filesIn(folder).map(({ file }) => file).filter((file) => file.endsWith('.js'))
  return [...load.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => {
    // A chunk's file bears its name where it has one, else its id.
    const names = [...code.matchAll(new RegExp(`[{,]["']?${id}["']?:["']([\\w-]+)["']`, 'g'))].map(([, name]) => name)
    const file = files.find((each) => [...names, id].some((name) => each.replace(/^.*\//, '').startsWith(`${name}.`)))
    if (!file) throw new Error(`chunk ${id} of the first page is not in ${folder}`)
    return file
  })
}

function row(name: string, bytes: number): void {
  console.log(`  ${name.padEnd(44)} ${kB(bytes).padStart(10)}`)
}

function main(): void {
  const missing = ['weapp', 'h5'].filter((end) => !existsSync(join(dist, end, end === 'h5' ? 'index.html' : 'app.json')))
  if (missing.length > 0) {
    console.error(`not built: run ${missing.map((end) => `npm run build:${end}`).join(' and ')} first`)
    process.exit(1)
  }
  const gates = [...weapp(), ...h5()]
  console.log('\ngates')
  for (const { name, bytes, limit } of gates) {
    const held = bytes <= limit ? 'holds' : 'OVER '
    console.log(`  ${held} ${name.padEnd(44)} ${kB(bytes).padStart(10)} of ${kB(limit).padStart(10)}`)
  }
  if (gates.some(({ bytes, limit }) => bytes > limit)) process.exit(1)
}

main()
