import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is context.now (rules get the instant as an argument): time is a parameter, so every decision can be run again.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is a parameter too: pass the value in, or make ids with the server\'s id maker.',
  },
]

// Names of values that must never reach a log, looked for anywhere inside the arguments of a log call.
const logCall = ":matches(CallExpression[callee.object.name=/^(console|log|logger)$/], CallExpression[callee.object.property.name=/^(log|logger)$/])"
const privateToLogs = (names) => ({
  selector: `${logCall} > .arguments Identifier[name=/^(${names})$/], ${logCall} > Identifier.arguments[name=/^(${names})$/]`,
  message: 'Phone, name, openid and token stay out of the logs: log the member id, or nothing.',
})
const secrets = 'phone|.*Phone|phoneNumber|openid|openId|unionid|token|.*Token'
const names = 'name|nickname|displayName'

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.data/', '.cache/', 'coverage/', 'test/pictures/', '**/*.gen.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', privateToLogs(`${secrets}|${names}`)],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Generated files are ignored above; past this, a file holds two things.
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['loyalty/**', 'server/operations/**', 'server/ledger/**'],
    rules: { 'no-restricted-syntax': ['error', privateToLogs(`${secrets}|${names}`), ...clock] },
  },
  {
    // Tests write into logs on purpose, to see that it does not come out.
    files: ['test/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/browser/**', 'test/backend/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // What a person at the terminal reads is printed here.
    files: ['scripts/**', 'server/main.ts', 'config/**'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', privateToLogs(secrets)] },
  },
  {
    files: ['src/**', 'test/screens/**', 'test/stand-ins/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
