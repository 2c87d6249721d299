import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import MePage from '../../src/pages/me'
import ProfilePage from '../../src/subpackages/profile'
import { keepSession } from '../../src/api/session'
import { ask, newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']
const backs = () => phone.asked.filter(({ name }) => name === 'navigateBack' || name === 'switchTab').length
const name = (nickname: string) => fireEvent.change(screen.getByLabelText('昵称'), { target: { value: nickname } })

describe('my profile', () => {
  let session: Schemas['Session']
  const openMine = async (Page: typeof ProfilePage) => {
    await open(Page)
    await act(async () => keepSession(session, { provider: 'phone' }))
  }
  const mine = async () => (await ask<{ member: Schemas['MemberProfile'] }>('/me', { token: session.token })).member
  beforeEach(async () => {
    session = (await newMember()).session
  })

  it('can be left as it is', async () => {
    await openMine(ProfilePage)
    fireEvent.click(await screen.findByText('以后再说'))
    expect(backs()).toBe(1)
    expect(sent('POST')).toEqual([])
  })

  it('keeps a name and a picture, sends only what is new, and 我的 shows both', async () => {
    await openMine(ProfilePage)
    await screen.findByLabelText('昵称')
    name('  小满 ')
    fireEvent.click(screen.getByLabelText('茶罐'))
    fireEvent.click(screen.getByText('存下'))
    await waitFor(() => expect(backs()).toBe(1))
    expect(sent('POST')).toEqual(['/v1/me/profile'])
    expect(await mine()).toMatchObject({ displayName: '小满', avatar: 'jar' })
    await openMine(MePage)
    await screen.findByText('小满')
    expect(document.querySelector('.avatar.still-jar')).toBeTruthy()
  })

  it('takes the picture away again', async () => {
    await ask('/me/profile', { token: session.token, body: { avatar: 'cup' } })
    await openMine(ProfilePage)
    fireEvent.click(await screen.findByLabelText('名字的第一个字'))
    fireEvent.click(screen.getByText('存下'))
    await waitFor(() => expect(backs()).toBe(1))
    expect((await mine()).avatar).toBeNull()
  })

  it('with a name that is a way to reach somebody says so, and keeps what was typed', async () => {
    const before = await mine()
    await openMine(ProfilePage)
    await screen.findByLabelText('昵称')
    name('加我13800138000')
    fireEvent.click(screen.getByText('存下'))
    await screen.findByText(/这个名字用不了/)
    expect((screen.getByLabelText('昵称') as HTMLInputElement).value).toBe('加我13800138000')
    expect(await mine()).toEqual(before)
    expect(backs()).toBe(0)
  })

  it('of nothing but spaces is no change', async () => {
    await openMine(ProfilePage)
    await screen.findByLabelText('昵称')
    name('   ')
    fireEvent.click(screen.getByText('存下'))
    expect(sent('POST')).toEqual([])
  })
})
