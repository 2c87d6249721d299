// Stands in for universal-router: the paths of Taro's pages hold no parameters, so a path is found as it is written.
const plain = (path) => path.replace(/\/+$/, '').toLowerCase() || '/'

export default class ExactRouter {
  constructor(routes, { baseUrl }) {
    this.routes = routes
    this.baseUrl = baseUrl
  }

  async resolve(pathname) {
    const path = pathname.startsWith(this.baseUrl) ? pathname.slice(this.baseUrl.length) : pathname
    const route = this.routes.find((each) => [].concat(each.path).some((name) => plain(name) === plain(path)))
    if (!route) throw Object.assign(new Error('no such page'), { status: 404 })
    return route.action({ pathname }, {})
  }
}
