import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { h5Bytes } from '../../config/budgets'
import { closeBrowser, openBrowser, Phone } from './phone'

beforeAll(openBrowser)
afterAll(closeBrowser)

/** What a browser really fetched until the first screen stood. */
async function firstLoad(person?: string): Promise<{ phone: Phone; scripts: number; pictures: number }> {
  const phone = await Phone.open({ person })
  const answers: Response[] = []
  phone.page.on('response', (answer) => answers.push(answer))
  await phone.go()
  await phone.settled()
  const bytes = async (kind: string, measure: (body: Buffer) => number) => {
    const bodies = await Promise.all(answers.filter((answer) => answer.request().resourceType() === kind).map((answer) => answer.body()))
    return bodies.reduce((sum, body) => sum + measure(body), 0)
  }
  return { phone, scripts: await bytes('script', (body) => gzipSync(body, { level: 9 }).length), pictures: await bytes('image', (body) => body.length) }
}

describe('the first load in a browser', () => {
  it.each([['a visitor', undefined], ['a member', 'lin-jianxi']])('is small for %s', async (_who, person) => {
    const { phone, scripts, pictures } = await firstLoad(person)
    expect(scripts).toBeLessThanOrEqual(h5Bytes.firstLoadScriptsGzip)
    expect(pictures).toBeLessThanOrEqual(h5Bytes.firstScreenPictures)
    expect(phone.requests).toEqual(['GET /v1/me/home'])
    await phone.close()
  })

  it('fetches no picture larger than it is shown, and none from elsewhere', async () => {
    const { phone } = await firstLoad('lin-jianxi')
    const oversize = await phone.page.evaluate(() =>
      Array.from(document.images)
        .filter((image) => image.clientWidth > 0 && image.naturalWidth > image.clientWidth * devicePixelRatio * 1.5)
        .map((image) => `${image.currentSrc.slice(-40)}: ${image.naturalWidth} px shown at ${image.clientWidth}`))
    expect(oversize).toEqual([])
    await phone.close()
  })
})
