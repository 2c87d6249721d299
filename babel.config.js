// Targets belong here: a browserslist in package.json has no effect on the mini-program build.
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '80' } }],
  ],
}
