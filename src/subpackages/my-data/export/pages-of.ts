import type { DataExport } from '../../../state/my-data'

export type Section = DataExport['sections'][number]
type SectionRow = Section['rows'][number]

/** So many fields stand on screen at once: a page of the mini-program holds only so much. */
const fieldsAtOnce = 56

/** The rows in pages, each as long as the screen bears; a row is never torn apart. */
export function pagesOf(rows: readonly SectionRow[]): SectionRow[][] {
  const pages: SectionRow[][] = []
  let left = 0
  for (const row of rows) {
    const fields = Object.keys(row).length
    if (fields > left || pages.length === 0) {
      pages.push([])
      left = fieldsAtOnce
    }
    pages[pages.length - 1].push(row)
    left -= fields
  }
  return pages
}

/** A value for people: yes and no in words, nothing as a dash, and no endless text. */
export function valueText(value: SectionRow[string]): string {
  if (value === null || value === '') return '—'
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}
