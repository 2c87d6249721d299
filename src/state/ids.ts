import { serverNow } from '../api/server-clock'

/** A UUIDv7; it need only differ from the same person's others. */
export function newId(): string {
  const time = serverNow().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7xxx-8xxx-xxxxxxxxxxxx`.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))
}
