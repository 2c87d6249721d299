import * as fc from 'fast-check'

/**
 * Where random tests start. The same in every run, so that main turns red by a change and never by luck; a failure names it.
 * SEED=7 names another, SEED=random draws one, and `npm run explore` goes on drawing until one fails.
 */
export const seed = process.env.SEED === 'random' ? (Date.now() ^ process.pid) >>> 1 : Number(process.env.SEED ?? 20_260_101)

fc.configureGlobal({ seed })

export { fc }
