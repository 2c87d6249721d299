import Taro from '@tarojs/taro'
import axios, { AxiosError, AxiosHeaders, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios'

/** A hung server must not hang the screen; one knob so that tests need not wait. */
export const timeouts = { requestMs: 12_000 }

type Header = Record<string, string>

const lowerCased = (header: Header): Header =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))

const bodyOf = (config: InternalAxiosRequestConfig): unknown => config.data

/**
 * axios over Taro.request, which exists in mini-programs and in browsers alike.
 * The body comes back as text, so that broken JSON is seen here and never reaches a screen as a string.
 */
const taroAdapter: AxiosAdapter = (config) =>
  new Promise<AxiosResponse>((resolve, reject) => {
    const fail = (code: string) => reject(new AxiosError(code, code, config))
    const task = Taro.request({
      url: axios.getUri(config),
      method: (config.method ?? 'get').toUpperCase() as 'GET',
      header: config.headers.toJSON() as Header,
      data: bodyOf(config),
      dataType: 'text',
      responseType: 'text',
      timeout: config.timeout,
      success: (answer) => {
        clearTimeout(timer)
        resolve({
          status: answer.statusCode,
          statusText: '',
          headers: AxiosHeaders.from(lowerCased((answer.header ?? {}) as Header)),
          data: answer.data,
          config,
        })
      },
      fail: (failure: { errMsg?: string }) => {
        clearTimeout(timer)
        fail(/timeout/i.test(failure?.errMsg ?? '') ? 'ECONNABORTED' : 'ERR_NETWORK')
      },
    })
    // Taro's own promise rejects too; the callbacks above already said it.
    Promise.resolve(task).catch(() => undefined)
    // Not every platform honours the timeout option.
    const timer = setTimeout(() => fail('ECONNABORTED'), config.timeout)
  })

/** Whether nothing came back in time; any other failure to get an answer means there is no network. */
export function isTimeout(failure: unknown): boolean {
  return failure instanceof AxiosError && failure.code === 'ECONNABORTED'
}

export const transport = axios.create({
  adapter: taroAdapter,
  baseURL: `${API_ORIGIN}/v1`,
  // A POST without a body would otherwise be sent as a form.
  headers: { post: { 'Content-Type': 'application/json' } },
  // The client judges status and shape in one place.
  validateStatus: () => true,
  transformResponse: [],
})
