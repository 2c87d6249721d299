import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** One connection that is kept: a request is written when the answer before it has come. */
export class KeepAlive {
  #socket: Socket
  #text = ''
  #answered: (answer: { status: number; body: string }) => void = () => {}

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.setEncoding('utf8')
    this.#socket.on('data', (part: string) => {
      this.#text += part
      const head = this.#text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(this.#text)?.[1])
      const body = this.#text.slice(head + 4)
      if (Buffer.byteLength(body) < length) return
      const status = Number(this.#text.slice(9, 12))
      this.#text = ''
      this.#answered({ status, body })
    })
  }

  post(path: string, token: string, key: string, body: unknown): Promise<{ status: number; body: string }> {
    const text = JSON.stringify(body)
    const answered = new Promise<{ status: number; body: string }>((resolve) => (this.#answered = resolve))
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\nidempotency-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    )
    return answered
  }

  end(): void {
    this.#socket.destroy()
  }
}
