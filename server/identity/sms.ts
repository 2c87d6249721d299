import type { Sms } from './provider'

/** The demo's messenger: the code goes to the terminal. A real one is written beside it and chosen in main.ts. */
export function printedSms(print: (line: string) => void): Sms {
  return {
    async send(phone, code) {
      print(`SMS to ${phone}: the sign-in code is ${code}`)
    },
  }
}
