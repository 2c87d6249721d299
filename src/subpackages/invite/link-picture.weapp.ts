/** A mini-program is sent as a card; a picture of a link would lead nowhere. */
export function linkPicture(_path: string): string | null {
  return null
}
