import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFRef } from '@cantoo/pdf-lib'
import { deflateSync } from 'node:zlib'
import { letterOf, placed } from './letters'
import type { Line } from './letters'
import type { DrawnCard, Qr } from './qr'
import { card, cropMarks, footOf, linesOf, paper, places, qrPlace } from './sheet'
import type { Printing } from './sheet'

/** Points to a millimetre. */
const point = 72 / 25.4
const short = (value: number) => String(Math.round(value * 10_000) / 10_000)
/** What cameras and people read is black ink alone: four inks that miss each other by a hair are a blur. */
const black = '0 0 0 1 k'

function letters(lines: readonly Line[]): string[] {
  return lines.flatMap(placed).map(({ sign, x, y, scale }) => `q ${short(scale)} 0 0 ${short(-scale)} ${short(x)} ${short(y)} cm /L${sign.codePointAt(0)} Do Q`)
}

function qrDrawing({ side, runs }: Qr): string[] {
  const scale = short(qrPlace.side / side)
  return ['/QR BMC q', `${scale} 0 0 ${scale} ${qrPlace.x} ${qrPlace.y} cm`, ...runs.map(({ x, y, wide }) => `${x} ${y} ${wide} 1 re`), 'f Q EMC']
}

/** The outline in the operators of a PDF. */
const outlined = (sign: string) => `${letterOf(sign).d.replace(/([MLC])([^MLCZ]*)/g, (_, kind: string, numbers: string) => `${numbers} ${kind === 'M' ? 'm' : kind === 'L' ? 'l' : 'c'} `).replace(/Z/g, 'h ')}f`

/** A file of one page per sheet. Artwork and letters lie in it once; fonts, none. */
export class PdfSheets {
  readonly #letters = new Map<string, PDFRef>()

  private constructor(
    private readonly pdf: PDFDocument,
    private readonly front: PDFRef,
    private readonly printing: Printing,
  ) {}

  static async begin(printing: Printing, artwork: string): Promise<PdfSheets> {
    const [wide, high] = [(card.wide + 2 * card.bleed) * point, (card.high + 2 * card.bleed) * point]
    const drawing = await PDFDocument.create()
    await drawing.addPage([wide, high]).drawSvg(artwork, { x: 0, y: high, width: wide, height: high })
    const pdf = await PDFDocument.create()
    const [front] = await pdf.embedPdf(await drawing.save())
    pdf.setTitle(printing.batchId)
    return new PdfSheets(pdf, front.ref, printing)
  }

  /** sheet counts from 1; sheets are added in their order. */
  add(cards: readonly DrawnCard[], sheet: number): void {
    const lines = cards.map((each) => linesOf(each, this.printing))
    const foot = footOf(sheet, this.printing)
    for (const { text } of [foot, ...lines.flat()]) for (const sign of text) this.#learn(sign)
    // Millimetres from the upper left, as everywhere else.
    const content = [
      `q ${short(point)} 0 0 ${short(-point)} 0 ${short(paper.high * point)} cm ${black} 0 0 0 1 K .09 w`,
      ...cards.flatMap((each, i) => [
        `q 1 0 0 1 ${places[i].x} ${places[i].y} cm`,
        `q ${short(1 / point)} 0 0 ${short(-1 / point)} ${-card.bleed} ${card.high + card.bleed} cm /Front Do Q`,
        ...qrDrawing(each.qr),
        ...letters(lines[i]),
        'Q',
      ]),
      ...letters([foot]),
      ...cropMarks.map(({ x1, y1, x2, y2 }) => `${x1} ${y1} m ${x2} ${y2} l S`),
      'Q',
    ]
    const { node } = this.pdf.addPage([paper.wide * point, paper.high * point])
    node.set(PDFName.of('Contents'), this.#stream(content.join('\n')))
    const drawn = Object.fromEntries([...this.#letters].map(([sign, ref]) => [`L${sign.codePointAt(0)}`, ref]))
    node.set(PDFName.of('Resources'), this.pdf.context.obj({ XObject: { Front: this.front, ...drawn } }))
  }

  finish(): Promise<Uint8Array> {
    return this.pdf.save()
  }

  #stream(content: string, more = {}): PDFRef {
    const packed = deflateSync(content)
    const { context } = this.pdf
    return context.register(PDFRawStream.of(context.obj({ ...more, Filter: 'FlateDecode', Length: packed.length }), packed))
  }

  #learn(sign: string): void {
    if (sign === ' ' || this.#letters.has(sign)) return
    this.#letters.set(sign, this.#stream(outlined(sign), { Type: 'XObject', Subtype: 'Form', BBox: [-100, -400, 1200, 1200] }))
  }
}
