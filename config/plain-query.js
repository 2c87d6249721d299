// Stands in for query-string: the app's own links carry each name once.
function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}

export default {
  parse(search, { decode = true } = {}) {
    const read = decode ? decoded : (text) => text
    const query = {}
    for (const part of search.replace(/^[?#&]/, '').split('&').filter(Boolean)) {
      const at = part.indexOf('=')
      if (at < 0) query[read(part)] = null
      else query[read(part.slice(0, at))] = read(part.slice(at + 1))
    }
    return query
  },
}
