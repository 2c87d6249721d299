/** The server's time as far as this phone knows: its own clock plus the offset of the last answer. */
let offsetMs = 0

/** Called with the Server-Time header of every answer. Anything unreadable is ignored. */
export function noteServerTime(header: string | undefined): void {
  const serverMs = header ? Date.parse(header) : NaN
  if (Number.isFinite(serverMs)) offsetMs = serverMs - Date.now()
}

/** UTC milliseconds. */
export function serverNow(): number {
  return Date.now() + offsetMs
}
