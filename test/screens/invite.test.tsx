import { act, fireEvent, screen } from '@testing-library/react'
import { renderSVG } from 'uqr'
import type { components } from '../../contract/types.gen'
import InvitePage from '../../src/subpackages/invite'
import { ask, newMember, signInAs } from '../backend/client'
import { keepSession } from '../../src/api/session'
import { emit, phone } from '../stand-ins/taro'
import { open } from './open'

type Mine = components['schemas']['MyInvitations']
const mineOf = async (person: string) => ask<Mine>('/me/invitations', { token: (await signInAs(person)).token })

describe('inviting', () => {
  it('shows each friend with how far they are, and the code in two groups', async () => {
    const { code, thisMonth } = await mineOf('lin-jianxi')
    await open(InvitePage, 'lin-jianxi')
    await screen.findByText(`${code?.slice(0, 4)} ${code?.slice(4)}`)
    for (const tag of ['已注册', '已首单', '已发放', '已撤回']) expect(screen.getByText(tag)).toBeTruthy()
    expect(screen.getByText(/过退款期，到时两边到账/)).toBeTruthy()
    expect(screen.getByText(`本月算了 ${thisMonth.used}/5 位`)).toBeTruthy()
  })

  it('copies a link to joining that carries the code, and the picture is of the same link', async () => {
    const { code } = await mineOf('lin-jianxi')
    await open(InvitePage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('发给朋友'))
    await screen.findByText(/链接复制好了/)
    const { options } = phone.asked.find(({ name }) => name === 'setClipboardData') as { options: { data: string } }
    expect(options.data).toBe(`${window.location.href.split('#')[0]}#/subpackages/join/index?invitation=${code}`)
    const picture = screen.getByRole('img', { name: '邀请链接的二维码' }).style.backgroundImage
    expect(picture).toContain(encodeURIComponent(renderSVG(options.data, { border: 0, ecc: 'L' })).slice(0, 400))
  })

  it('names no amount beside the button, and none in the message that is sent', async () => {
    const { code, rule } = await mineOf('lin-jianxi')
    await open(InvitePage, 'lin-jianxi')
    const card = (await screen.findByText('发给朋友')).closest('.card')
    expect(card?.textContent).not.toMatch(/积分|奖|元/)
    expect(card?.textContent?.replace(/邀请码.*/, '')).not.toMatch(/\d/)
    const [message] = (await emit('share', { from: 'button' })) as { title: string; path: string }[]
    expect(message.path).toBe(`/subpackages/join/index?invitation=${code}`)
    expect(message.title).not.toMatch(/\d|积分/)
    expect(screen.getByText(new RegExp(`你 ${rule.inviterPoints}.积分，朋友 ${rule.friendPoints}.积分`))).toBeTruthy()
  })

  it('says what to do where the browser does not let us copy', async () => {
    await open(InvitePage, 'lin-jianxi')
    phone.answers.setClipboardData = Promise.reject(new Error('no'))
    fireEvent.click(await screen.findByText('发给朋友'))
    await screen.findByText(/没能复制/)
  })

  it('is empty for who has invited nobody', async () => {
    await open(InvitePage, 'he-miao')
    await screen.findByText('还没有请过朋友')
  })

  it('sends somebody who is not signed in to signing in', async () => {
    await open(InvitePage)
    await screen.findByText('去登录')
  })

  it('keeps what it knows without a network, and a link can still be copied', async () => {
    const { session } = await newMember()
    await open(InvitePage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    await screen.findByText('发给朋友')
    phone.network = 'none'
    await act(async () => void emit('show'))
    fireEvent.click(screen.getByText('发给朋友'))
    await screen.findByText(/链接复制好了/)
  })
})
