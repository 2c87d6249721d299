/** Set by config/index.ts: where the API lives; empty means the page's own origin. */
declare const API_ORIGIN: string

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
