import { cleanup } from '@testing-library/react'
import { resetPhone } from './taro'

// What the build defines. The stand-in sends relative addresses to phone.origin.
Object.assign(globalThis, { API_ORIGIN: '' })
process.env.TARO_ENV ??= 'h5'

afterEach(() => {
  cleanup()
  resetPhone()
})
