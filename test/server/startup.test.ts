import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ruleVersions } from '../../brand/rules'
import { readConfig } from '../../server/config'
import { lockFolder } from '../../server/folder-lock'
import { keepRuleVersions, mustBeSound } from '../../server/rule-versions'
import { freshDatabase } from './engine'
import { ServerProcess, freePort } from './process'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'member-center-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function refusal(env: Record<string, string>): Promise<string> {
  const server = new ServerProcess({ MEMBER_CENTER_DATA: folder, PORT: String(await freePort()), ...env })
  expect(await server.ended).toBe(1)
  expect(server.output).toBe('')
  expect(server.errors.trim().split('\n')).toHaveLength(1)
  return server.errors.trim()
}

describe('a server that cannot start says why in one sentence, and ends with code 1', () => {
  it('when the port is taken, before it writes a database', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toBe(`Port ${port} is taken by another program; choose another with PORT.`)
    other.close()
    expect(readdirSync(folder)).toEqual(['secret'])
  }, 60_000)

  it('when another process holds the folder', async () => {
    const unlock = lockFolder(folder)
    expect(await refusal({})).toBe(`The data folder ${folder} is in use by process ${process.pid}; stop it, or choose another folder with MEMBER_CENTER_DATA.`)
    unlock()
    expect(existsSync(join(folder, 'pglite'))).toBe(false)
  }, 60_000)

  it('when the folder cannot be written, for a file is in its place', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'here')
    expect(await refusal({ MEMBER_CENTER_DATA: join(file, 'data') })).toMatch(/^The data folder .+ cannot be written \(ENOTDIR\)/)
    expect(readFileSync(file, 'utf8')).toBe('here')
  }, 60_000)

  it('when no PostgreSQL answers at DATABASE_URL, without telling the password', async () => {
    const sentence = await refusal({ DATABASE_URL: 'postgres://shop:pass-word@127.0.0.1:1/loyalty' })
    expect(sentence).toMatch(/^PostgreSQL does not answer at DATABASE_URL postgres:\/\/127\.0\.0\.1:1\/loyalty: /)
    expect(sentence).not.toContain('pass-word')
  }, 60_000)

  it('when production lacks its secret', async () => {
    expect(await refusal({ NODE_ENV: 'production' })).toMatch(/^MEMBER_CENTER_SECRET is missing/)
    expect(readdirSync(folder)).toEqual([])
  }, 60_000)
})

describe('the environment', () => {
  const secret = 'x'.repeat(32)
  it.each<[string, Record<string, string>, string]>([
    ['a port that is no number', { PORT: 'http' }, 'PORT must be a whole number'],
    ['a port out of range', { PORT: '70000' }, 'PORT must be a whole number'],
    ['a short secret', { MEMBER_CENTER_SECRET: 'short' }, 'too short'],
    ['the demo in production', { NODE_ENV: 'production', MEMBER_CENTER_SECRET: secret, MEMBER_CENTER_DEMO: '1' }, 'refused in production'],
    ['half of WeChat', { WECHAT_APP_ID: 'wx1' }, 'belong together'],
    ['a message of WeChat and no account', { WECHAT_CHECK_IN_TEMPLATE: 'T1' }, 'needs WECHAT_APP_ID'],
  ])('with %s is refused', (_title, env, words) => {
    expect(() => readConfig({ MEMBER_CENTER_DATA: folder, ...env })).toThrow(words)
  })

  it('has the demo off in production and on elsewhere', () => {
    expect(readConfig({ NODE_ENV: 'production', MEMBER_CENTER_SECRET: secret, MEMBER_CENTER_DATA: folder }).demo).toBe(false)
    expect(readConfig({ MEMBER_CENTER_DATA: folder }).demo).toBe(true)
  })

  it('keeps the secret it made, readable by its owner only', () => {
    const first = readConfig({ MEMBER_CENTER_DATA: folder }).secret
    expect(readConfig({ MEMBER_CENTER_DATA: folder }).secret).toBe(first)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('the lock of a folder', () => {
  it('is taken over from a process that is gone, and from one whose id another process has now', () => {
    for (const holder of ['999999999 1', `${process.pid} 12345`, 'noise']) {
      writeFileSync(join(folder, 'lock'), `${holder}\n`)
      lockFolder(folder)()
      expect(readdirSync(folder)).toEqual([])
    }
  })

  it('is held against this very process too', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow('in use')
    unlock()
    lockFolder(folder)()
  })
})

describe('the rule versions', () => {
  it('are refused in one sentence when they contradict themselves, and else have their warnings', () => {
    const floor = { points: 9000, afterDays: 0, fromFen: 1_000_000 }
    const contradiction = ruleVersions.map((rule) => (rule.version === 3 ? { ...rule, earning: { ...rule.earning, floor } } : rule))
    expect(() => mustBeSound(contradiction)).toThrow('The rules in brand/rules.ts contradict themselves. Version 3: the floor of 9000 points is above the daily cap of 5000.')
    expect(mustBeSound(ruleVersions)).toContain('Version 3: has a window "会员日" without an end.')
  })

  const now = Date.parse('2026-11-20T04:00:00Z')
  const [first, second] = ruleVersions
  const later = { ...second, version: 3, effectiveAt: '2027-01-01T00:00:00Z' }

  const began = ({ effectiveAt }: { effectiveAt: string }) => new Date(effectiveAt).toISOString()
  it('are kept, may be added to, and are never edited or removed once they have taken effect', async () => {
    const database = await freshDatabase()
    await keepRuleVersions(database, [first, second], now)
    await keepRuleVersions(database, [first, second, later], now)
    await keepRuleVersions(database, [first, second, { ...later, dailyCap: 1 }], now)
    await expect(keepRuleVersions(database, [first, { ...second, dailyCap: 6000 }, later], now)).rejects.toThrow(`Rule version 2 has taken effect on ${began(second)} and cannot be edited`)
    await expect(keepRuleVersions(database, [second], now)).rejects.toThrow(`Rule version 1 has taken effect on ${began(first)} and cannot be removed`)
    await expect(keepRuleVersions(database, [first, second, later], Date.parse('2027-01-01T00:00:00Z'))).rejects.toThrow('Rule version 3 has taken effect')
    await database.close()
  }, 60_000)
})
