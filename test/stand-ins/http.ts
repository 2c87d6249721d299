import { request } from 'node:http'

export interface RequestOptions {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  timeout?: number
  dataType?: string
  success?: (answer: Answer) => void
  fail?: (failure: { errMsg: string }) => void
  complete?: (result: Answer | { errMsg: string }) => void
}

export interface Answer {
  statusCode: number
  header: Record<string, string>
  data: unknown
  errMsg: string
}

export interface RequestTask extends Promise<Answer> {
  abort(): void
}

/** A phone's request spoken over node:http; a page's fetch would not survive jsdom, nor exist in the logic layer. */
export function speakHttp(options: RequestOptions): RequestTask {
  const body = options.data == null ? undefined : typeof options.data === 'string' ? options.data : JSON.stringify(options.data)
  let abort = () => {}
  const spoken = new Promise<Answer>((resolve, reject) => {
    const fail = (reason: string) => {
      const failure = { errMsg: `request:fail ${reason}` }
      options.fail?.(failure)
      options.complete?.(failure)
      reject(failure)
    }
    // Without an agent no socket is kept open that a test would have to wait for.
    const call = request(options.url, { method: options.method ?? 'GET', headers: options.header, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const answer: Answer = {
          statusCode: response.statusCode ?? 0,
          header: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          data: options.dataType === 'text' ? text : parsed(text),
          errMsg: 'request:ok',
        }
        options.success?.(answer)
        options.complete?.(answer)
        resolve(answer)
      })
    })
    call.on('error', (error) => fail(error.message))
    if (options.timeout) call.setTimeout(options.timeout, () => call.destroy(new Error('timeout')))
    abort = () => call.destroy(new Error('abort'))
    call.end(body)
  })
  // Callers that use the callbacks never look at the promise.
  spoken.catch(() => undefined)
  return Object.assign(spoken, { abort: () => abort() })
}

/** As the phone does it: JSON when it is JSON, the bare text when it is not. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
