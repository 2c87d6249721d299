import { act, screen, waitFor } from '@testing-library/react'
import { call } from '../../src/api/client'
import { keepSession, sessionStore } from '../../src/api/session'
import PointsPage from '../../src/subpackages/points'
import { backendOrigin, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

const forged = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl'

describe('a session', () => {
  it('that has run out is renewed once, however many requests meet it', async () => {
    phone.origin = backendOrigin()
    keepSession({ ...(await signInAs('lin-jianxi')), token: forged }, { provider: 'demo', person: 'lin-jianxi' })
    const answers = await Promise.all([call('get', '/me/points'), call('get', '/me/tier'), call('get', '/me/home'), call('get', '/me/benefits')])
    expect(answers.every(({ data }) => data !== null)).toBe(true)
    expect(sent('POST')).toEqual(['/v1/sessions'])
    expect(sessionStore.getState().session?.token).not.toBe(forged)
  })

  it('outlives a network that is gone when it should be renewed', async () => {
    phone.origin = backendOrigin()
    keepSession(await signInAs('lin-jianxi'), { provider: 'demo', person: 'lin-jianxi' })
    phone.network = 'none'
    await expect(call('get', '/me/points')).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(sessionStore.getState().session?.displayName).toBe('林见溪')
  })

  it('of a person who signs out takes their points off the screen', async () => {
    await open(PointsPage, 'lin-jianxi')
    await screen.findByText('可用积分')
    const { signOut } = await import('../../src/state/session')
    act(() => signOut())
    await waitFor(() => expect(sessionStore.getState().session).toBeNull())
  })
})
