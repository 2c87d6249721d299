// Stands in for axios's nested query encoder: the contract has flat query parameters only.
export default class FlatSearchParams {
  constructor(params) {
    this.pairs = Object.entries(params || {}).filter(([, value]) => value !== undefined && value !== null)
  }

  toString(encode = encodeURIComponent) {
    return this.pairs.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&')
  }
}
