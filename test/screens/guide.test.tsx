import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { questions } from '../../brand/guide'
import { programme } from '../../brand/programme'
import { ruleVersions } from '../../brand/rules'
import { CoachMarks } from '../../src/components/CoachMarks'
import { queryClient } from '../../src/state/query-client'
import { coachOnce, setCoaching, usePreferences } from '../../src/state/preferences'
import GuidePage from '../../src/subpackages/guide'
import { ruleSentences } from '../../src/text/rules'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, show } from './open'

afterEach(() => jest.restoreAllMocks())

const type = (text: string) => fireEvent.change(screen.getByPlaceholderText('比如：过期、退款、升级'), { target: { value: text } })

describe('the guide', () => {
  it('tells anyone in five steps how to use points, with the numbers of the rules in force', async () => {
    await open(GuidePage)
    await screen.findByText(/现行的第 3 版规则/)
    expect(screen.getByText(/每消费 ¥1 得 1 积分.*最高 ×1\.5/)).toBeTruthy()
    expect(screen.getByText(/有效 3 年.*到期前 60 天/)).toBeTruthy()
    expect(screen.getAllByRole('link').map((step) => step.textContent?.slice(0, 1))).toEqual(['1', '2', '3', '4', '5'])
    fireEvent.click(screen.getByText('留意到期'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/inbox/index' } })
  })

  it('opens an answer with a tap and closes it with the next', async () => {
    await open(GuidePage)
    const question = await screen.findByText('消费怎么攒积分')
    fireEvent.click(question)
    expect(screen.getByText(/舍去不足 1 分的零头/)).toBeTruthy()
    fireEvent.click(question)
    expect(screen.queryByText(/舍去不足 1 分的零头/)).toBeNull()
  })

  it.each([
    ['a word of the question', '退款后', '退款后积分怎么办'],
    ['a word people use for it', '清零', '积分什么时候过期'],
    ['a word of the answer', '账本', '积分对不上怎么办'],
    ['a word with spaces in it', ' 降 级 ', '等级会掉吗'],
  ])('finds by %s', async (_by, typed, question) => {
    await open(GuidePage)
    await screen.findByText('消费怎么攒积分')
    type(typed)
    expect(screen.getByText(question)).toBeTruthy()
    expect(screen.queryByText('消费怎么攒积分')).toBeNull()
  })

  it('says what to do when nothing is found, and calls the service desk', async () => {
    await open(GuidePage)
    await screen.findByText('消费怎么攒积分')
    type('火星')
    expect(screen.getByText('没有找到「火星」')).toBeTruthy()
    fireEvent.click(screen.getAllByText(new RegExp(programme.servicePhone))[0])
    expect(phone.asked).toContainEqual({ name: 'makePhoneCall', options: { phoneNumber: programme.servicePhone } })
    fireEvent.click(screen.getByText('清空'))
    expect(screen.getByText('消费怎么攒积分')).toBeTruthy()
  })

  it('can be read without a network once it was seen', async () => {
    await open(GuidePage)
    await screen.findByText(/现行的第 3 版规则/)
    cleanup()
    queryClient.clear()
    anHourPasses()
    phone.network = 'none'
    show(GuidePage)
    expect(screen.getByText(/每消费 ¥1 得 1 积分/)).toBeTruthy()
  })

  it('answers what needs no rules even on a first look without a network', async () => {
    phone.network = 'none'
    phone.storage.clear()
    await open(GuidePage)
    await screen.findByText('再试一次')
    expect(screen.getByText('积分能转给别人吗')).toBeTruthy()
    expect(screen.queryByText('积分什么时候过期')).toBeNull()
  })

  it('names only sentences that the newest rules have', () => {
    const known = new Set(ruleSentences(ruleVersions[ruleVersions.length - 1]).map(({ id }) => id))
    const named = questions.flatMap(({ answer }) => (typeof answer === 'string' ? [] : answer.rules))
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })
})

describe('the first-run marks', () => {
  const marks = ['会员码', '积分从哪来', '两条升级路'].map((title) => ({ target: `.${title}`, title, body: `${title}在这里` }))
  /** The second is not on the screen. */
  const locate = async (target: string) => (target === '.积分从哪来' ? null : { top: 100, left: 20, width: 200, height: 60, room: 500 })

  it('go one by one to the end, whether what they point at is found or not', async () => {
    const onDone = jest.fn()
    render(<CoachMarks marks={marks} locate={locate} onDone={onDone} />)
    for (const { title } of marks.slice(0, 2)) {
      await screen.findByText(title)
      fireEvent.click(screen.getByText('下一个'))
    }
    expect(screen.getByText('两条升级路')).toBeTruthy()
    expect(onDone).not.toHaveBeenCalled()
    fireEvent.click(screen.getByText('知道了'))
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  it('can be skipped at every step', async () => {
    const onDone = jest.fn()
    render(<CoachMarks marks={marks} locate={locate} onDone={onDone} />)
    fireEvent.click(screen.getByText('下一个'))
    await screen.findByText('积分从哪来')
    fireEvent.click(screen.getByText('跳过'))
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  it('are due once per phone', () => {
    usePreferences.setState({ coaching: 'never' })
    coachOnce()
    expect(usePreferences.getState().coaching).toBe('due')
    setCoaching('done')
    coachOnce()
    expect(usePreferences.getState().coaching).toBe('done')
    expect(JSON.parse(String(phone.storage.get('mc:preferences')))).toMatchObject({ coaching: 'done' })
  })
})
