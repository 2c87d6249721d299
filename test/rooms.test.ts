import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// A small product in a temporary folder, sound but for what each test plants in it.
const root = join(__dirname, '..')
const sound: Record<string, string> = {
  'package.json': '{ "name": "planted", "dependencies": { "axios": "1", "pg": "8", "react": "18" } }',
  'node_modules/axios/index.js': 'module.exports = {}',
  'node_modules/pg/index.js': 'module.exports = {}',
  'node_modules/react/index.js': 'module.exports = {}',
  'contract/types.gen.ts': 'export interface Points { available: number }',
  'loyalty/rules.ts': 'export interface Rule { cap: number }\nexport const cap = (rule: Rule) => rule.cap',
  'brand/rules.ts': "import type { Rule } from '../loyalty/rules'\nexport const rule: Rule = { cap: 1 }",
  'brand/theme.ts': "export const theme = { ink: 'black' }",
  'server/database.ts': "import 'pg'\nexport const open = () => 1",
  'server/main.ts': "import { open } from './database'\nimport { rule } from '../brand/rules'\nimport { cap } from '../loyalty/rules'\nopen()\ncap(rule)",
  'src/api/transport.ts': "import 'axios'\nexport const send = () => 1",
  'src/state/points.ts': "import { send } from '../api/transport'\nimport type { Points } from '../../contract/types.gen'\nexport const points = (): Points => ({ available: send() })",
  'src/components/Card.tsx': "import { theme } from '../../brand/theme'\nexport const Card = () => <b>{theme.ink}</b>",
  'src/pages/home/index.tsx': "import { points } from '../../state/points'\nimport { Card } from '../../components/Card'\nexport default () => <Card key={points().available} />",
  'src/subpackages/points/index.tsx': "import { row } from './row'\nimport { Card } from '../../components/Card'\nexport default () => <Card key={row} />",
  'src/subpackages/points/row.ts': 'export const row = 1',
  'src/subpackages/tier/index.tsx': 'export default () => <b />',
  'src/app.tsx': "import 'react'\nexport default () => <b />",
}

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

function cruise(planted: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'))
  try {
    for (const [file, text] of Object.entries({ ...sound, ...planted })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const rooms = ['contract', 'loyalty', 'brand', 'src', 'server']
    // dependency-cruiser ends with the number of violations; what they are stands in its answer.
    const run = `node ${JSON.stringify(program)} ${rooms.join(' ')} --config ${JSON.stringify(join(root, '.dependency-cruiser.cjs'))} --output-type json; true`
    const out = execFileSync('sh', ['-c', run], { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 })
    const violations = (JSON.parse(out) as { summary: { violations: Violation[] } }).summary.violations
    return violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Each breach stands in a file of its own, so that one look at the product finds them all.
const breaches: [title: string, rule: string, file: string, text: string][] = [
  ['two files that need each other', 'no-cycles', 'src/state/coupon-list.ts', "import './coupons'"],
  ['an import that leads nowhere', 'no-unresolved', 'src/state/lost.ts', "import './gone'"],
  ['a subpackage that reaches into another', 'subpackages-are-islands', 'src/subpackages/join/index.tsx', "import '../points/row'"],
  ['a main package that takes from a subpackage', 'main-never-imports-subpackage', 'src/routes.ts', "import './subpackages/points/row'"],
  ['a screen that speaks HTTP', 'screens-never-speak-http', 'src/pages/mall/index.tsx', "import '../../api/transport'"],
  ['a screen that imports axios', 'one-door-to-http', 'src/pages/tasks/index.tsx', "import 'axios'"],
  ['a component that fetches', 'components-only-look', 'src/components/Fetching.tsx', "import '../state/points'"],
  ['a component that keeps server state', 'components-hold-no-server-state', 'src/components/Keeping.tsx', "import 'axios'"],
  ['a rule that imports a package', 'loyalty-is-pure', 'loyalty/packaged.ts', "import 'react'"],
  ['a rule that reads files', 'loyalty-is-pure', 'loyalty/reading.ts', "import 'node:fs'"],
  ['a contract that imports', 'contract-imports-nothing', 'contract/more.ts', "import '../loyalty/rules'"],
  ['a brand that calls code', 'brand-takes-only-types-from-loyalty', 'brand/calling.ts', "import { cap } from '../loyalty/rules'\ncap({ cap: 1 })"],
  ['a brand that imports a package', 'brand-is-only-data', 'brand/packaged.ts', "import 'react'"],
  ['an app that reaches into the backend', 'app-keeps-to-its-side', 'src/text/reaching.ts', "import type {} from '../../server/main'"],
  ['a backend that reaches into the app', 'backend-keeps-to-its-side', 'server/reaching.ts', "import '../src/state/points'"],
  ['a second door to the database', 'one-door-to-the-database', 'server/second-door.ts', "import 'pg'"],
  ['a file nothing leads to', 'no-orphans', 'src/text/orphan.ts', 'export const orphan = 1'],
]

describe('the walls between the rooms', () => {
  it('let a sound product through', () => {
    expect(cruise({})).toEqual([])
  })

  let found: string[] = []
  beforeAll(() => {
    found = cruise({
      'src/state/coupons.ts': "import './coupon-list'",
      ...Object.fromEntries(breaches.map(([, , file, text]) => [file, text])),
    })
  })

  it.each(breaches)('stop %s', (_title, rule, file) => {
    expect(found).toContainEqual(expect.stringContaining(`${rule}: ${file} →`))
  })

  it('blame nothing that is sound', () => {
    const blamed = found.filter((line) => !line.startsWith('no-orphans') && Object.keys(sound).some((file) => line.includes(`: ${file} →`)))
    expect(blamed).toEqual([])
  })
})
