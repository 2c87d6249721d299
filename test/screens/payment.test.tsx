import { randomUUID } from 'node:crypto'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import PaymentPage from '../../src/subpackages/staff/payment'
import { phone } from '../stand-ins/taro'
import { asPerson, balanceOf, die, polled, showCode } from './counter'
import { open, show } from './open'

type Schemas = components['schemas']

const person = 'su-he'
const memberAsks = asPerson(person)
const balance = () => balanceOf(person)
const newCode = async () => (await memberAsks<Schemas['Till']>('/me/till/codes', {})).code!.code
const typed = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

afterEach(() => {
  phone.network = 'well'
})

describe('at the counter', () => {
  async function look(payCode: string, yuan = '87'): Promise<void> {
    await open(PaymentPage, 'zhou-ye')
    await screen.findByText('看看能抵多少')
    typed('TA 的抵现码', payCode)
    typed('账单金额', yuan)
    typed('小票号', randomUUID())
    fireEvent.click(screen.getByText('看看能抵多少'))
  }

  async function wait(): Promise<Schemas['Payment']> {
    await look(await newCode())
    fireEvent.click(await screen.findByText('抵 ¥1'))
    expect(screen.getByText('¥86.00')).toBeTruthy()
    fireEvent.click(screen.getByText('请 TA 确认'))
    await screen.findByText('等 TA 在手机上确认')
    const { payment } = await memberAsks<Schemas['Till']>('/me/till')
    expect(payment).toMatchObject({ state: 'asked', points: 100, chargeFen: 8_600 })
    return payment!
  }
  const confirm = ({ paymentId, points, fen }: Schemas['Payment']) => memberAsks(`/me/payments/${paymentId}/confirmation`, { points, fen })

  it('says what is missing before it asks the server, and what a wrong code means', async () => {
    await open(PaymentPage, 'zhou-ye')
    await screen.findByText('抵现码还差 8 位')
    typed('TA 的抵现码', 'ACDE FGHJ')
    await screen.findByText('还没有填账单金额')
    typed('账单金额', '87.5')
    await screen.findByText('还没有填小票号')
    typed('小票号', 'A-1')
    fireEvent.click(screen.getByText('看看能抵多少'))
    await screen.findByText(/没有这个码/)
  })

  it('shows who pays by the first letter only, waits for the phone, and then what to charge', async () => {
    const payment = await wait()
    expect(screen.getByText('苏**')).toBeTruthy()
    expect(screen.queryByText(/苏禾/)).toBeNull()
    await confirm(payment)
    await screen.findByText('TA 确认了，应收', {}, polled)
    expect(screen.getByText('¥86.00')).toBeTruthy()
    expect(screen.getByText(/记消费时填应收的 ¥86.00/)).toBeTruthy()
    // Others count on what is there.
    await asPerson('zhou-ye')(`/staff/payments/${payment.paymentId}/undo`, {})
    fireEvent.click(screen.getByText('下一位'))
    await screen.findByText('看看能抵多少')
  })

  it('takes a payment back', async () => {
    const before = await balance()
    await confirm(await wait())
    await screen.findByText('TA 确认了，应收', {}, polled)
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText('已经撤回')
    expect(await balance()).toBe(before)
  })

  it('takes up what was asked when the app died, and also when it never heard the answer', async () => {
    await wait()
    die()
    show(PaymentPage)
    await screen.findByText('等 TA 在手机上确认')
    fireEvent.click(screen.getByText('撤回请求'))
    await screen.findByText('请求已撤回')
    fireEvent.click(screen.getByText('下一位'))
    die()
    await look(await newCode())
    await screen.findByText('抵 ¥1')
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('请 TA 确认'))
    await screen.findByText(/再点一次就好，不会扣两遍/)
    die()
    phone.network = 'well'
    show(PaymentPage)
    await screen.findByText('等 TA 在手机上确认')
    fireEvent.click(screen.getByText('撤回请求'))
    await screen.findByText('请求已撤回')
  })

  it('says how much the bill lacks, and is ready for the next', async () => {
    await look(await newCode(), '1.5')
    await screen.findByText(/账单还差 ¥0.50 才能抵/)
    fireEvent.click(screen.getByText('下一位'))
    await screen.findByText('抵现码还差 8 位')
  })

  it('offers the code that was shown on the same phone, in the demo', async () => {
    const code = await showCode(person)
    cleanup()
    await open(PaymentPage, 'zhou-ye')
    fireEvent.click(await screen.findByText('填上'))
    expect((screen.getByLabelText('TA 的抵现码') as HTMLInputElement).value).toBe(code)
  })

  it('is for staff', async () => {
    await open(PaymentPage, person)
    await screen.findByText('这里是店员用的')
  })
})
