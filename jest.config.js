// One project per room. Everything runs on the real code; only the phone (Taro) has a stand-in.
const base = {
  rootDir: __dirname,
  transform: {
    '\\.[cm]?[jt]sx?$': [
      // A planted fault: see test/faults.
      process.env.FAULT ? '<rootDir>/test/faults/transform.cjs' : '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Published as ES modules only; jest loads CommonJS, so these are transformed too.
  transformIgnorePatterns: ['/node_modules/(?!(fastify-openapi-glue|uqr|@seriousme|@electric-sql|fastify-plugin|cookie)/)'],
  testEnvironment: 'node',
}
const project = (displayName, folders, more = {}) => ({
  ...base,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}.test.{ts,tsx}`),
  ...more,
})

/** These meet the real backend as a process of its own, started once for the run. */
const onBackend = { globalSetup: '<rootDir>/test/backend/setup.ts', globalTeardown: '<rootDir>/test/backend/teardown.ts' }

module.exports = {
  // Two cores; a third worker only makes the other two wait.
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    project('loyalty', ['loyalty/**/*']),
    project('text', ['text/**/*', 'look/**/*', 'api/**/*', 'config/**/*', 'brand/**/*']),
    project('rooms', ['rooms']),
    project('server', ['server/**/*']),
    // The app's state and the server in one process; nothing is painted.
    project('interleavings', ['interleavings/**/*'], { moduleNameMapper: { '^@tarojs/taro$': '<rootDir>/test/stand-ins/taro.tsx' } }),
    // A redemption killed at every await of it, and histories of redemptions under faults.
    project('redeeming', ['redeeming/**/*'], { moduleNameMapper: { '^@tarojs/taro$': '<rootDir>/test/stand-ins/taro.tsx' } }),
    project('weapp', ['weapp/**/*'], onBackend),
    project('browser', ['browser/**/*'], onBackend),
    project('screens', ['screens/**/*'], {
      ...onBackend,
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/stand-ins/screens-setup.ts'],
      moduleNameMapper: {
        '^@tarojs/taro$': '<rootDir>/test/stand-ins/taro.tsx',
        '^@tarojs/components$': '<rootDir>/test/stand-ins/taro-components.tsx',
        '\\.s?css$': '<rootDir>/test/stand-ins/asset.ts',
        '\\.(png|jpe?g|svg|webp)$': '<rootDir>/test/stand-ins/asset.ts',
      },
    }),
  ],
}
