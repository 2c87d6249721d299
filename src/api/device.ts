import { nanoid } from 'nanoid/non-secure'
import { readStored, writeStored } from '../platform/storage'

const slot = 'device'

/** By what the server tells apart who tries many codes: made up once, kept here, and it says nothing of the phone. */
export function deviceHeaders(): Record<string, string> {
  const kept = readStored<string>(slot)
  const id = kept ?? nanoid()
  if (!kept) writeStored(slot, id)
  return { 'Device-Id': id }
}
