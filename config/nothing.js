// Stands in for polyfills that every browser of the supported range (iOS 12, Chrome 80) makes needless, and for JSONP.
export default function nothing() {
  throw new Error('left out of this build')
}
