/** What is wrong with a delivery, and where. */
export interface Complaint {
  line: number
  what: string
}

/**
 * The codes of a partner's file: one to a line, in the first column of a CSV; a first line that says "code" is a heading.
 * A file with anything odd in it is refused as a whole: half a delivery is worse than none.
 */
export function codesIn(text: string): { codes: string[]; complaints: Complaint[] } {
  const codes = new Set<string>()
  const complaints: Complaint[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, each] of lines.entries()) {
    const code = each.split(',')[0].trim().replace(/^"(.*)"$/, '$1')
    if (code === '' || (index === 0 && code.toLowerCase() === 'code')) continue
    const line = index + 1
    if (!/^[A-Za-z0-9-]{4,64}$/.test(code)) complaints.push({ line, what: 'a code is 4 to 64 letters, digits and hyphens' })
    else if (codes.has(code)) complaints.push({ line, what: 'this code is in the file twice' })
    else codes.add(code)
  }
  return { codes: [...codes], complaints }
}
