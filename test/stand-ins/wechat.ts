import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** WeChat as far as the server speaks to it: it knows openids by login codes, gives tokens and takes messages. */
export class Wechat {
  tokens = 0
  /** By the codes of its phone button. */
  readonly phones = new Map<string, string>()
  phonesLeft = Infinity
  sent: Record<string, unknown>[] = []
  /** What it answers to a message; undefined for nothing at all. */
  reply: (access: string | null) => unknown = () => ({ errcode: 0, errmsg: 'ok' })
  origin = ''
  readonly #server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const answer = (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body))
      if (pathname === '/sns/jscode2session') return answer({ openid: `openid-of-${searchParams.get('js_code')}` })
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>
      if (pathname === '/cgi-bin/stable_token' && body.secret === 'top secret') return answer({ access_token: `token-${(this.tokens += 1)}`, expires_in: 7200 })
      if (pathname === '/wxa/business/getuserphonenumber') return answer(this.#phone(String(body.code)))
      if (pathname !== '/cgi-bin/message/subscribe/send') return answer({ errcode: 40125 })
      this.sent.push(body)
      const reply = this.reply(searchParams.get('access_token'))
      if (reply !== undefined) answer(reply)
    })
  })

  #phone(code: string): object {
    const number = this.phones.get(code)
    if (this.phonesLeft <= 0) return { errcode: 1400001, errmsg: 'over quota' }
    return number ? { errcode: 0, phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86' } } : { errcode: 40029, errmsg: 'invalid code' }
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
