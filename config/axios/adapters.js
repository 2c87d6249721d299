// Stands in for axios's own adapters: the app brings its adapter over Taro.request, so xhr, fetch and http are dead weight.
export default {
  adapters: {},
  getAdapter: (candidates) => [].concat(candidates).find((candidate) => typeof candidate === 'function'),
}
