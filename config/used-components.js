// Empties what Taro's runtime knows of components the app does not use. The names stay, for templates go by their order.
const { transformSync, types } = require('@babel/core')

module.exports = function usedComponents(source) {
  const { table, used } = this.getOptions()
  const declared = new Map()
  const plugin = {
    visitor: {
      Program(program) {
        const constants = program.get('body').filter((statement) => statement.isVariableDeclaration()).flatMap((each) => each.get('declarations'))
        for (const constant of constants) declared.set(constant.node.id.name, constant)
        for (const member of declared.get(table).get('init.properties')) {
          if (used.includes(member.node.key.name)) continue
          const value = member.get('value')
          const content = value.isIdentifier() ? declared.get(value.node.name).get('init') : value
          content.replaceWith(types.objectExpression([]))
        }
      },
    },
  }
  const { code, map } = transformSync(source, { plugins: [plugin], configFile: false, babelrc: false, compact: false, sourceMaps: this.sourceMap })
  this.callback(null, code, map)
}
