import { isDeepStrictEqual } from 'node:util'
import type { App } from './app'
import type { Knowledge } from './knowledge'
import type { Server } from './server'

/** How often what makes an interleaving worth it has happened. */
export const seen = new Map<string, number>()
export const count = (what: string) => void seen.set(what, (seen.get(what) ?? 0) + 1)

/** expect looks closely, and takes its time for it. */
function same(shown: unknown, said: unknown): void {
  if (!isDeepStrictEqual(shown, said)) expect(shown).toEqual(said)
}

/**
 * At rest the screen is what the server says now. Before the app has come back that is so of all that has not failed, unless it
 * has changed since the phone was last told of it; and of that too nothing is shown that the server has not said.
 */
export async function compare(app: App, server: Server, knowledge: Knowledge, onlyWhatIsSure: boolean): Promise<void> {
  const memberId = app.parts.signedInAs()?.subjectId ?? null
  for (const source of app.sources) {
    const { data, error } = app.shown(source)
    const shown = data && 'home' in data ? data.home : data
    if (!knowledge.wasSaid(source, memberId, shown)) throw new Error(`the server has never said this at ${source}: ${JSON.stringify(shown)}`)
    if (onlyWhatIsSure && (error || !knowledge.isSure(source, memberId))) continue
    if (onlyWhatIsSure) count('sure at rest')
    const mayAsk = source === '/me/home' || memberId !== null
    const said = mayAsk ? (JSON.parse((await server.ask({ method: 'GET', path: `/v1${source}`, memberId })).text) as unknown) : undefined
    same({ [source]: shown }, { [source]: said })
  }
}
