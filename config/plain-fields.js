// Private fields of a library as plain ones with an underscore: the phones of the range know no private fields,
// and what babel or the library's own legacy build make of them, a WeakMap for every field, weighs far more.
module.exports = function plainFields({ types }) {
  const plain = ({ id }) => types.identifier(`_${id.name}`)
  const fields = {
    ClassPrivateProperty(path) {
      // A plain field that begins as undefined need not be declared.
      if (!path.node.value || path.get('value').isUnaryExpression({ operator: 'void' })) path.remove()
      else path.replaceWith(types.classProperty(plain(path.node.key), path.node.value, null, null, false, path.node.static))
    },
    ClassPrivateMethod(path) {
      const { kind, key, params, body, static: isStatic, generator, async } = path.node
      path.replaceWith(types.classMethod(kind, plain(key), params, body, false, isStatic, generator, async))
    },
    PrivateName(path) {
      path.replaceWith(plain(path.node))
    },
  }
  // At once, before any preset looks at the classes.
  return { visitor: { Program: (program) => program.traverse(fields) } }
}
