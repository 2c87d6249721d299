import { avatars } from '../../brand/avatars'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Profile = Schemas['MemberProfile'] & Schemas['Problem']

const backend = useBackend({ tasks: [] })
let member: Session
beforeEach(async () => {
  member = await backend().member()
})
const set = (part: object) => backend().ask<Profile>('/me/profile', { token: member.token, body: part })
const shown = async () => (await backend().home(member)).member

it('a name and a picture are as the member likes; what is left out stays', async () => {
  const first = await set({ nickname: '  林 \u3000 见溪 ' })
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({ displayName: '林 见溪', avatar: null })
  expect((await set({ avatar: 'jar' })).body).toMatchObject({ displayName: '林 见溪', avatar: 'jar' })
  expect(await shown()).toMatchObject({ displayName: '林 见溪', avatar: 'jar' })
  expect((await set({ avatar: null })).body).toMatchObject({ displayName: '林 见溪', avatar: null })
  expect((await set({})).body).toMatchObject({ displayName: '林 见溪', avatar: null })
})

it.each(['13800000000', '加微 tea', `${programme.name}福利社`, '官方客服', '已注销', 'a\u202eb'])('%s is nobody’s name, and nothing is kept of the request', async (nickname) => {
  const before = await shown()
  const { status, body } = await set({ nickname, avatar: 'jar' })
  expect([status, body.code]).toEqual([422, 'NICKNAME_REFUSED'])
  expect(await shown()).toEqual(before)
})

it('every picture of the brand can be chosen, and no other', async () => {
  for (const avatar of avatars) expect((await set({ avatar })).body.avatar).toBe(avatar)
  expect((await set({ avatar: '../secret' })).body.code).toBe('BAD_REQUEST')
})

it('a name is looked at on joining, too', async () => {
  const { token } = await backend().visitor()
  const join = (nickname: string) => backend().ask<Schemas['Joined'] & Schemas['Problem']>('/members', { token, body: { consent: { version: programme.consentVersion }, channel: 'app', nickname } })
  expect((await join('客服 138 0000 0000')).body.code).toBe('NICKNAME_REFUSED')
  expect((await join(' 阿茶 ')).body.member.displayName).toBe('阿茶')
})
