// The transform of every run with a fault: one file is read with something of it changed, the working tree stays as it is.
const { join } = require('node:path')
const swc = require('@swc/jest')

/** FAULT is what scripts/faults.ts sets: {"file", "changes": [[found, put in its place], …]}. */
const fault = JSON.parse(process.env.FAULT)
const planted = join(__dirname, '..', '..', fault.file)

function withFault(source, file) {
  if (file !== planted) return source
  return fault.changes.reduce((text, [found, instead]) => text.replace(found, () => instead), source)
}

module.exports = {
  createTransformer(options) {
    const real = swc.createTransformer(options)
    return {
      ...real,
      process: (source, file, more) => real.process(withFault(source, file), file, more),
      processAsync: (source, file, more) => real.processAsync(withFault(source, file), file, more),
      getCacheKey: (source, file, more) => real.getCacheKey(withFault(source, file), file, more),
    }
  },
}
