// Targets belong here: a browserslist in package.json has no effect on the mini-program build.
// All of these phones have them; rewritten for corner cases that nothing here comes near, they weigh 7 kB in the main package.
const native = ['transform-template-literals', 'transform-destructuring', 'transform-parameters']

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '80' }, exclude: native }],
  ],
  overrides: [
    {
      test: /[\\/]@tanstack[\\/]/,
      plugins: ['./config/plain-fields.js'],
      assumptions: { setPublicClassFields: true, noDocumentAll: true, ignoreFunctionLength: true },
    },
  ],
}
