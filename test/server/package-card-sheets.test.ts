import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import jsQR from 'jsqr'
import { readArtwork } from '../../scripts/package-cards/artwork'
import { unfinished, wantedIn } from '../../scripts/package-cards/asked'
import type { Typed } from '../../scripts/package-cards/asked'
import { printBatch } from '../../scripts/package-cards/print'
import type { Progress } from '../../scripts/package-cards/print'
import { Refusal } from '../../scripts/package-cards/refusal'
import { cardHash } from '../../server/cards/code'
import { useBackend } from './backend'

const backend = useBackend({ tasks: [] })
const today = '2026-11-20'
let folder: string
let out: string
let batches = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'member-center-cards-'))
  out = join(folder, 'cards')
  batches += 1
})
afterEach(() => rmSync(folder, { recursive: true }))

const typed = (more: Typed = {}): Typed => ({ batch: `batch-${batches}`, count: '19', out, ...more })
const print = (more: Typed = {}, progress: Progress = () => {}) => printBatch(backend().database, wantedIn(typed(more), today), new Date(backend().clock.ms), progress)
const batchRow = (batchId = `batch-${batches}`) => backend().context.db.selectFrom('card_batch').selectAll().where('batch_id', '=', batchId).executeTakeFirst()
const cardRows = (batchId = `batch-${batches}`) => backend().context.db.selectFrom('package_card').selectAll().where('batch_id', '=', batchId).orderBy('number').execute()
const printed = () => readFileSync(join(out, 'cards.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))

function contentOf(page: PDFPage): string {
  const stream = page.node.Contents()
  if (stream instanceof PDFArray || !(stream instanceof PDFRawStream)) throw new Error('the page has no content of its own')
  return inflateSync(stream.contents).toString()
}

/** What the drawing of a QR code in the file says when it is painted. */
function decodedFrom(drawing: string): string | undefined {
  const side = 28 / Number(/([\d.]+) 0 0 [\d.]+ 52 5 cm/.exec(drawing)?.[1])
  const dots = Math.round(side) * 4
  const pixels = new Uint8ClampedArray(dots * dots * 4).fill(255)
  for (const [, x, y, wide] of drawing.matchAll(/(\d+) (\d+) (\d+) 1 re/g)) {
    for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row += 1) {
      for (let column = Number(x) * 4; column < (Number(x) + Number(wide)) * 4; column += 1) pixels.fill(0, (row * dots + column) * 4, (row * dots + column) * 4 + 3)
    }
  }
  return jsQR(pixels, dots, dots)?.data
}

describe('printing a batch', () => {
  it('gives the printer a list with every code, and keeps only hashes of them', async () => {
    await print({ channel: 'tmall', gift: 'tea', from: '2026-11-22', until: '2027-02-28' })
    expect(readdirSync(folder)).toEqual(['cards'])
    expect(readFileSync(join(out, 'cards.csv'), 'utf8').split('\n')[0]).toBe('number,batch,code,link,scene')
    const lines = printed()
    expect(lines.map(([number, batch]) => [number, batch])).toEqual(Array.from({ length: 19 }, (_, i) => [String(i + 1), `batch-${batches}`]))
    for (const [, , code, link, scene] of lines) {
      expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4} ){4}[2-9A-HJKMNP-Z]{4}$/)
      expect([code.replace(/ /g, ''), link]).toEqual([scene, `https://member.example.com/c/${scene}`])
    }
    expect(await batchRow()).toMatchObject({ channel: 'tmall', gift_id: 'tea', cards: 19, voided_at: null })
    expect((await cardRows()).map(({ number, code_hash, printed: beginning }) => [number, code_hash, beginning])).toEqual(lines.map(([number, , , , scene]) => [Number(number), cardHash(scene), scene.slice(0, 4)]))
    const { status, body } = await backend().ask<{ state: string; opensOn: string; lastDay: string }>(`/package-cards/${lines[18][4]}`)
    expect([status, body.state, body.opensOn, body.lastDay]).toEqual([200, 'not_yet', '2026-11-22', '2027-02-28'])
  })

  it('gives one PDF with eight cards to a page: each code once and readable, the artwork once in the file, no fonts', async () => {
    await print()
    const file = readFileSync(join(out, 'cards.pdf'))
    const pdf = await PDFDocument.load(file)
    const drawings = pdf.getPages().map((page) => contentOf(page).match(/\/QR BMC[\s\S]*?EMC/g) ?? [])
    expect(drawings.map((of) => of.length)).toEqual([8, 8, 3])
    expect(drawings.flat().map(decodedFrom)).toEqual(printed().map(([, , , link]) => link))
    expect(pdf.getPage(0).getSize()).toEqual({ width: expect.closeTo(595.28, 1), height: expect.closeTo(841.89, 1) })
    const fronts = pdf.getPages().map((page) => page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).get(PDFName.of('Front'))?.toString())
    expect(new Set(fronts).size).toBe(1)
    expect(contentOf(pdf.getPage(2)).match(/\/Front Do/g)).toHaveLength(3)
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
    expect(objects.filter((object) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'))).toEqual([])
  })

  it('gives one SVG to a sheet that needs no font, picture or other file', async () => {
    await print()
    const sheets = readdirSync(join(out, 'svg')).sort()
    expect(sheets).toEqual(['sheet-00001.svg', 'sheet-00002.svg', 'sheet-00003.svg'])
    const drawn = sheets.map((name) => readFileSync(join(out, 'svg', name), 'utf8'))
    expect(drawn.map((svg) => svg.match(/class="qr"/g)?.length)).toEqual([8, 8, 3])
    for (const svg of drawn) expect(svg).not.toMatch(/<text|<image|<style|font|href="[^#]/)
  })

  it('says how far it is, to the last sheet and the last card', async () => {
    const said: string[] = []
    await print({ count: '9' }, (step, done, all) => void said.push(`${step} ${done}/${all}`))
    expect(said).toEqual(['sheets 1/2', 'sheets 2/2', 'cards kept 9/9'])
  })

  it('takes an empty folder, however its name ends', async () => {
    mkdirSync(out)
    await print({ out: `${out}/` })
    expect(readdirSync(folder)).toEqual(['cards'])
    expect(readdirSync(out).sort()).toEqual(['cards.csv', 'cards.pdf', 'svg'])
  })
})

describe('what cannot be printed is refused in one sentence before anything is written', () => {
  it.each<[string, Typed, RegExp]>([
    ['no name', { batch: undefined }, /--batch is a name/],
    ['a name with odd signs', { batch: '../秋天' }, /--batch is a name/],
    ['no cards', { count: '0' }, /1 to 100000/],
    ['too many cards', { count: '100001' }, /1 to 100000/],
    ['half a card', { count: '1.5' }, /1 to 100000/],
    ['how many, left out', { count: undefined }, /1 to 100000/],
    ['a gift that nobody knows', { gift: 'gold' }, /knows no gift gold; it knows tea/],
    ['a day that is none', { until: '2027-02-30' }, /--until 2027-02-30 is no day/],
    ['a day written otherwise', { from: '22.11.2026' }, /--from 22.11.2026 is no day/],
    ['an end before the beginning', { from: '2026-12-02', until: '2026-12-01' }, /is before the first/],
    ['an end that is over', { from: '2026-10-01', until: '2026-11-19' }, /is over/],
    ['an odd channel', { channel: 'T mall' }, /--channel is a name/],
    ['no folder', { out: undefined }, /--out names the folder/],
  ])('%s', async (_title, more, sentence) => {
    expect(() => wantedIn(typed(more), today)).toThrow(Refusal)
    expect(() => wantedIn(typed(more), today)).toThrow(sentence)
  })

  it('the last day may be today, and is half a year on when nobody names one', () => {
    expect(wantedIn(typed({ until: today }), today)).toMatchObject({ validFrom: today, validUntil: today, channel: 'parcel', giftId: 'tea', count: 19 })
    expect(wantedIn(typed(), today).validUntil).toBe('2027-05-19')
  })

  it('a folder with something in it, or a file of its name', () => {
    mkdirSync(out)
    writeFileSync(join(out, 'cards.csv'), 'of an older batch')
    expect(() => wantedIn(typed(), today)).toThrow(/is there already/)
    expect(() => wantedIn(typed({ out: join(out, 'cards.csv') }), today)).toThrow(/is there already/)
  })

  it('a name that a batch has already', async () => {
    await print({ count: '2' })
    await expect(print({ count: '2', out: join(folder, 'more') })).rejects.toThrow(/There is a batch batch-\d+ already/)
    expect(readdirSync(folder)).toEqual(['cards'])
    expect(await cardRows()).toHaveLength(2)
  })

  it.each([
    ['words that need a font', '<text>谢谢</text>', /<text>/],
    ['a picture', '<image href="jar.png"/>', /<image>/],
    ['a gradient', '<path fill="url(#sky)" d=""/>', /gradient/],
    ['corners that one format forgets', '<rect width="9" height="9" rx="2"/>', /rounded rect/],
  ])('artwork with %s', (_title, inside, sentence) => {
    expect(() => readArtwork(`<svg viewBox="-3 -3 91 60">${inside}</svg>`)).toThrow(sentence)
  })

  it('artwork of another size', () => expect(() => readArtwork('<svg viewBox="0 0 85 54"/>')).toThrow(/viewBox="-3 -3 91 60"/))
})

describe('an interrupted run', () => {
  const stopAt = (word: string): Progress => (step) => {
    if (step === word) throw new Error('the power went')
  }

  it('while drawing leaves neither files nor cards, and can be run again', async () => {
    await expect(print({}, stopAt('sheets'))).rejects.toThrow('the power went')
    expect(readdirSync(folder)).toEqual([])
    expect(await batchRow()).toBeUndefined()
    await print()
    expect(await cardRows()).toHaveLength(19)
  })

  it('while the hashes are kept leaves none of them, and files that are called unfinished', async () => {
    await expect(print({}, stopAt('cards kept'))).rejects.toThrow('the power went')
    expect([await batchRow(), await cardRows()]).toEqual([undefined, []])
    expect(readdirSync(folder)).toEqual(['cards.unfinished'])
    await expect(print()).rejects.toThrow(/left of a run that was interrupted/)
    rmSync(unfinished(out), { recursive: true })
    await print()
    expect(existsSync(out)).toBe(true)
  })

  it('after the hashes were kept leaves the files, and says where they are', async () => {
    // What stands in the way of the name is there only then.
    await expect(print({}, (step) => void (step === 'cards kept' && (mkdirSync(out), writeFileSync(join(out, 'in the way'), ''))))).rejects.toThrow()
    expect(await cardRows()).toHaveLength(19)
    expect(readdirSync(unfinished(out)).sort()).toEqual(['cards.csv', 'cards.pdf', 'svg'])
    rmSync(out, { recursive: true })
    await expect(print()).rejects.toThrow(/are live already, and .*cards\.unfinished may hold them/)
  })
})
