/** What is wrong with a file, and where. */
export interface Complaint {
  line: number
  what: string
}

/**
 * Reads a CSV without quotes in its values: a first line that names the first column is a heading. A file with anything odd in
 * it is refused as a whole: half a delivery is worse than none. read answers a row, or says what is wrong with it.
 */
export function linesOf<Row>(text: string, heading: string, keyOf: (row: Row) => string, read: (values: string[]) => Row | string): { rows: Row[]; complaints: Complaint[] } {
  const rows = new Map<string, Row>()
  const complaints: Complaint[] = []
  for (const [index, each] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const values = each.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'))
    if (each.trim() === '' || (index === 0 && values[0].toLowerCase() === heading)) continue
    const row = read(values)
    if (typeof row === 'string') complaints.push({ line: index + 1, what: row })
    else if (rows.has(keyOf(row))) complaints.push({ line: index + 1, what: 'this is in the file twice' })
    else rows.set(keyOf(row), row)
  }
  return { rows: [...rows.values()], complaints }
}

/** A calendar day "YYYY-MM-DD" that there is. */
export function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}
