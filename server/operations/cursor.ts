import { Problem } from '../problem'

/** Where a page ended, for the list it was a page of. Opaque to the app, so that its inside may change. */
export function writeCursor(seq: number, list: string): string {
  return Buffer.from(`${seq}.${list}`).toString('base64url')
}

export function readCursor(cursor: string, list: string): number {
  const [seqText, ...rest] = Buffer.from(cursor, 'base64url').toString().split('.')
  const seq = Number(seqText)
  const genuine = /^[1-9][0-9]{0,14}$/.test(seqText) && rest.join('.') === list && writeCursor(seq, list) === cursor
  if (!genuine) throw new Problem('CURSOR_INVALID', { field: 'cursor' })
  return seq
}
