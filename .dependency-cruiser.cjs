// The walls between the rooms. Each comment says what to do instead.
const path = require('node:path')

const http = 'node_modules/axios/'
const database = 'node_modules/(pg|@types/pg|@electric-sql/pglite)/'

/** From these the whole product is reached; what none of them reaches is dead. */
const entries = [
  '^src/app\\.tsx?$',
  '^src/app\\.config\\.ts$',
  '^src/(pages|subpackages)/.*/index\\.tsx$',
  '^src/(pages|subpackages)/.*/index\\.config\\.ts$',
  '^server/main\\.ts$',
  '^scripts/[^/]+\\.ts$',
  '^config/[^/]+\\.ts$',
]

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one thing, or hide a third: move what both need into its own file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'This import leads nowhere: mend the path, or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'subpackages-are-islands',
      severity: 'error',
      comment: 'A subpackage is a download of its own. Move what two of them need up into src/ (state, components, text).',
      from: { path: '^src/subpackages/([^/]+)/' },
      to: { path: '^src/subpackages/', pathNot: '^src/subpackages/$1/' },
    },
    {
      name: 'main-never-imports-subpackage',
      severity: 'error',
      comment: 'The main package would swallow the subpackage. Navigate by routes.ts, or move the shared part up into src/.',
      from: { path: '^src/(?!subpackages/)' },
      to: { path: '^src/subpackages/' },
    },
    {
      name: 'screens-never-speak-http',
      severity: 'error',
      comment: 'Read and write through src/state, one file per noun; it knows the key, the query and what to invalidate.',
      from: { path: '^src/(pages|subpackages)/' },
      to: { path: ['^src/api/(transport|client)', http] },
    },
    {
      name: 'components-only-look',
      severity: 'error',
      comment: 'Props in, events out: let the screen fetch and decide, and pass the result in.',
      from: { path: '^src/components/' },
      to: {
        path: '^(src|brand|loyalty|contract)/',
        pathNot: ['^src/(components|theme|text|assets)/', '^contract/types\\.gen\\.ts$', '^brand/theme'],
      },
    },
    {
      name: 'components-hold-no-server-state',
      severity: 'error',
      comment: 'Queries and stores belong to src/state and the screen; a component gets values.',
      from: { path: '^src/components/' },
      to: { path: ['node_modules/(@tanstack|zustand)/', http] },
    },
    {
      name: 'loyalty-is-pure',
      severity: 'error',
      comment: 'Rules are integers in, decisions out, on both ends. Pass in what is needed: time, rows, rules.',
      from: { path: '^loyalty/' },
      to: { pathNot: '^loyalty/' },
    },
    {
      name: 'contract-imports-nothing',
      severity: 'error',
      comment: 'The promise stands alone: it is YAML and what is generated from it.',
      from: { path: '^contract/' },
      to: { pathNot: '^contract/' },
    },
    {
      name: 'brand-is-only-data',
      severity: 'error',
      comment: 'A brand writes values. Where code is needed, put it into loyalty, src or server and read the value there.',
      from: { path: '^brand/' },
      to: { pathNot: '^(brand|loyalty)/' },
    },
    {
      name: 'brand-takes-only-types-from-loyalty',
      severity: 'error',
      comment: 'Write `import type`: brand says what the values are, loyalty what they must look like.',
      from: { path: '^brand/' },
      to: { path: '^loyalty/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-keeps-to-its-side',
      severity: 'error',
      comment: 'The app meets the backend only through the contract; shared rules belong in loyalty, shared values in brand.',
      // Config files are read by the build and never reach a phone.
      from: { path: '^src/', pathNot: '\\.config\\.ts$' },
      to: { path: '^(server|scripts|test|config)/' },
    },
    {
      name: 'backend-keeps-to-its-side',
      severity: 'error',
      comment: 'The backend keeps the contract and nothing more; shared rules belong in loyalty, shared values in brand.',
      from: { path: '^server/' },
      to: { path: '^(src|scripts|test|config)/' },
    },
    {
      name: 'one-door-to-the-database',
      severity: 'error',
      comment: 'Take the database from server/database.ts; it is the only file that knows which engine answers.',
      from: { pathNot: '^server/database\\.ts$' },
      to: { path: database },
    },
    {
      name: 'one-door-to-http',
      severity: 'error',
      comment: 'Use the client of src/api; only src/api/transport.ts knows axios.',
      from: { pathNot: ['^src/api/transport\\.ts$', 'node_modules/'] },
      to: { path: http },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing in the product leads here: import it, or delete it. What only tests need lives in test/. A .weapp.ts stands in for its namesake in the mini-program.',
      from: { path: entries },
      to: { path: '^(src|server|loyalty|brand)/', pathNot: [...entries, '\\.d\\.ts$', '\\.weapp\\.ts$'], reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|test/pictures)/' },
    // Type-only imports count: a wall that types may pass is a wall with a door.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.scss'],
    },
  },
}
