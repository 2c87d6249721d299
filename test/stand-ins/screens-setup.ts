import { cleanup, configure } from '@testing-library/react'
import { resetPhone } from './taro'

// What the build defines. The stand-in sends relative addresses to phone.origin.
Object.assign(globalThis, { API_ORIGIN: '' })
process.env.TARO_ENV ??= 'h5'

// A real backend on a busy machine may take its time.
configure({ asyncUtilTimeout: 8000 })

afterEach(() => {
  cleanup()
  resetPhone()
})
