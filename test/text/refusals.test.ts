import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorWords, type ErrorCode } from '../../src/text/errors'
import { refusalWords } from '../../src/text/refusals'
import { account } from '../../src/text/refusals/account'
import { activities } from '../../src/text/refusals/activities'
import { counter } from '../../src/text/refusals/counter'
import { giving } from '../../src/text/refusals/giving'
import { joining } from '../../src/text/refusals/joining'
import { redeeming } from '../../src/text/refusals/redeeming'

const tables: Record<string, object> = { account, activities, counter, giving, joining, redeeming }
const root = join(__dirname, '../../src')
const nothingBetter = errorWords('BAD_ANSWER')

/** What each function of a file of state says it is refused with. */
function refusalsOf(file: string): Record<string, string[]> {
  const text = readFileSync(file, 'utf8')
  const documented = [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:function|const) (\w+)/g)]
  return Object.fromEntries(documented.map(([, words, name]) => [name, /Errors:([\s\S]*)/.exec(words)?.[1].match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []]))
}

/** Codes that something a package calls is refused with, and that the package has no words for. */
function speechless(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((file) => statSync(file).isFile() && /\.tsx?$/.test(file))
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const brought = [...source.matchAll(/text\/refusals\/(\w+)'/g)].flatMap(([, name]) => Object.keys(tables[name]))
  const called = [...source.matchAll(/import \{([^}]*)\} from '[./]+\/state\/([\w-]+)'/g)].flatMap(([, names, noun]) => {
    const refusals = refusalsOf(join(root, 'state', `${noun}.ts`))
    return names.split(',').flatMap((name) => refusals[name.trim()] ?? [])
  })
  return [...new Set(called)].filter((code) => !brought.includes(code) && !new RegExp(`\\b${code}\\b`).test(source) && refusalWords(code as ErrorCode) === nothingBetter)
}

const packages = readdirSync(join(root, 'subpackages'))

describe('words for refusals', () => {
  it.each(packages)('are in %s for whatever its calls are refused with', (name) => {
    expect(speechless(join(root, 'subpackages', name))).toEqual([])
  })

  it('stand in one place for each code', () => {
    const all = Object.values(tables).flatMap((table) => Object.keys(table))
    expect(new Set(all).size).toBe(all.length)
    for (const code of all) expect(refusalWords(code as ErrorCode)).toBe(nothingBetter)
  })
})
