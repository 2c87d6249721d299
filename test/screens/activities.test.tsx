import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { collections } from '../../brand/collections'
import { demoProductCodes } from '../../brand/demo'
import { surveys } from '../../brand/surveys'
import CollectionPage from '../../src/subpackages/activities/collection'
import ReviewPage from '../../src/subpackages/activities/review'
import ScanPage from '../../src/subpackages/activities/scan'
import SurveyPage from '../../src/subpackages/activities/survey'
import VisitPage from '../../src/subpackages/activities/visit'
import ProfilePage from '../../src/subpackages/profile'
import VisitCodePage from '../../src/subpackages/staff/visit-code'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']
const posts = (ending: string) => sent('POST').filter((url) => url.endsWith(ending)).length
const typed = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

afterEach(() => {
  phone.network = 'well'
})

describe('reviewing', () => {
  it('sends nothing without stars, then stars, words and tags, and says what it counted for', async () => {
    await open(ReviewPage, 'he-miao')
    fireEvent.click(await screen.findByText(/¥36\.80/))
    fireEvent.click(await screen.findByText('提交评价'))
    expect(screen.getByText('先点几颗星')).toBeTruthy()
    expect(posts('/review')).toBe(0)
    fireEvent.click(screen.getByLabelText('2 星，差了一点'))
    fireEvent.click(screen.getByLabelText('等得久'))
    typed('想说的话', '等了二十分钟')
    fireEvent.click(screen.getByText('提交评价'))
    await screen.findByText('评价一单：1/1，回任务页领取')
    const { token } = await signInAs('he-miao')
    const { purchases } = await ask<Schemas['PurchaseList']>('/me/purchases', { token })
    expect(purchases.find(({ paidFen }) => paidFen === 3680)?.review).toMatchObject({ stars: 2, text: '等了二十分钟', tags: ['等得久'] })
  })

  it('asks who has not joined to do that first', async () => {
    await open(ReviewPage)
    await screen.findByText('入会后就能评价')
  })
})

describe('a survey', () => {
  it('goes on where it was left, one tap a question, and each answer is kept at once', async () => {
    phone.params = { subject: 'scent' }
    const [{ questions }] = surveys
    await open(SurveyPage, 'su-he')
    await screen.findByText(questions[0].text)
    fireEvent.click(screen.getByText(questions[0].options[1].name))
    await screen.findByText('2/3')
    cleanup()
    await open(SurveyPage, 'su-he')
    await screen.findByText(questions[1].text)
    const { token } = await signInAs('su-he')
    const kept = await ask<Schemas['Survey']>('/me/surveys/scent', { token })
    expect(kept.questions.map(({ answer }) => answer)).toEqual([questions[0].options[1].optionId, null, null])
  })

  it('says so when an answer could not be kept, and stays at the question', async () => {
    phone.params = { subject: 'scent' }
    const [{ questions }] = surveys
    await open(SurveyPage, 'he-miao')
    await screen.findByText(questions[0].text)
    phone.network = 'none'
    fireEvent.click(screen.getByText(questions[0].options[0].name))
    await screen.findByText(/现在没有网络/)
    expect(screen.getByText('1/3')).toBeTruthy()
  })
})

describe('a collection', () => {
  it('counts the seconds from when it was opened and cannot be finished before', async () => {
    phone.params = { subject: 'winter' }
    await open(CollectionPage, 'su-he')
    await screen.findByText(collections[0].sections[0].title)
    await screen.findByText(/慢慢看，还有 \d+ 秒/)
    expect(screen.queryByText('读完了')).toBeNull()
    expect(posts('/finish')).toBe(0)
  })

  it('can be read by a visitor, who is told what joining would change', async () => {
    phone.params = { subject: 'winter' }
    await open(CollectionPage)
    await screen.findByText('入会后读完，算一个任务')
    expect(posts('/me/readings')).toBe(0)
  })
})

describe('codes', () => {
  it('of a tin are typed in a browser, and it says which tea it is', async () => {
    await open(ScanPage, 'he-miao')
    await screen.findByText('码在罐底')
    typed('罐底的码', demoProductCodes[0].code.slice(0, 10))
    expect(screen.getByText('还差 8 位')).toBeTruthy()
    typed('罐底的码', demoProductCodes[0].code.toLowerCase())
    fireEvent.click(screen.getByText('就是这个码'))
    await screen.findByText('桂花乌龙')
    expect(screen.getByText('扫茶罐上的码：1/1，回任务页领取')).toBeTruthy()
  })

  it('of a tin that somebody else has scanned are refused in words', async () => {
    await open(ScanPage, 'su-he')
    await screen.findByText('码在罐底')
    typed('罐底的码', demoProductCodes[0].code)
    fireEvent.click(screen.getByText('就是这个码'))
    await screen.findByText(/这个码有人扫过了/)
  })

  it('of the counter are shown to staff, and count for who types them', async () => {
    await open(VisitCodePage, 'xu-an')
    await screen.findByText('愚园路店')
    const code = screen.getByLabelText(/^到店码 ./).textContent ?? ''
    expect(code).toMatch(/^\w{4} \w{4}$/)
    cleanup()
    await open(VisitPage, 'su-he')
    typed('到店码', code)
    fireEvent.click(screen.getByText('就是这个码'))
    await screen.findByText('欢迎，坐一会儿')
  })
})

it('tastes are told beside the birthday, several at once, and stay chosen', async () => {
  await open(ProfilePage, 'su-he')
  fireEvent.click(await screen.findByLabelText('焙火'))
  fireEvent.click(screen.getByLabelText('陈香'))
  fireEvent.click(screen.getByText('存下'))
  await waitFor(() => expect(posts('/me/taste')).toBe(1))
  const { token } = await signInAs('su-he')
  await waitFor(async () => expect((await ask<Schemas['Taste']>('/me/taste', { token })).chosen).toEqual(['roasted', 'aged']))
})
