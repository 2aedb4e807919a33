import { unzipSync, type Zippable, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { BookUnreadableError, readBook } from '../../src/platform/sheets/read-book.ts'

const LIMITS = { unpackedBytes: 16 * 1024 * 1024, rows: 1_000, milliseconds: 10_000, memory: 64 }
const SHEET = 'xl/worksheets/sheet1.xml'

/** A workbook of two rows whose sheet was changed by hand. */
async function book(change: (sheet: string) => string, more: Zippable = {}): Promise<Buffer> {
  const plain = await writeExcelFile([
    [{ value: '怎么称呼' }, { value: '哪天' }, { value: '几楼' }],
    [{ value: '王奶奶' }, { value: new Date(Date.UTC(2026, 0, 5)), format: 'yyyy-mm-dd' }, { value: 3 }],
  ]).toBuffer()
  const parts = unzipSync(plain)
  const sheet = change(Buffer.from(parts[SHEET] ?? []).toString())
  return Buffer.from(zipSync({ ...parts, [SHEET]: Buffer.from(sheet), ...more }, { level: 9 }))
}
const before = (more: string) => (sheet: string) => sheet.replace('</sheetData>', () => `${more}</sheetData>`)

/** The sizes that the archive's directory tells of its parts, made small. */
function lying(archive: Buffer): Buffer {
  const copy = Buffer.from(archive)
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    copy.writeUInt32LE(1_000, at + 24)
  return copy
}

describe('a workbook', () => {
  test('is read as text, numbers and days', async () => {
    expect([...(await readBook(await book((sheet) => sheet), LIMITS)).values()][0]).toEqual([
      ['怎么称呼', '哪天', '几楼'],
      ['王奶奶', '2026-01-05', 3],
    ])
  })

  const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
  test.each([
    ['one cell in the last row and column', () => book(before(far))],
    ['the same, written in entities', () => book(before(far.replaceAll('XFD', '&#88;F&#68;')))],
    ['20 MB of spaces', () => book(before(' '.repeat(20e6)))],
    ['20 MB that say they are 1 KB', async () => lying(await book(before(' '.repeat(20e6))))],
    ['more rows than may be', () => book(before('<row></row>'.repeat(1_001)))],
    ['no workbook', async () => Buffer.from('PK\x03\x04 and nothing more')],
    ['half of one', async () => (await book((sheet) => sheet)).subarray(0, 900)],
  ])('of %s is refused, and takes no memory with it', async (_, make) => {
    const file = await make()
    const before = process.memoryUsage().rss
    await expect(readBook(file, LIMITS)).rejects.toThrow(BookUnreadableError)
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })

  test('with pictures in it is read without them', async () => {
    const file = await book((sheet) => sheet, { 'xl/media/image1.png': [new Uint8Array(20e6), { level: 9 }] })
    expect([...(await readBook(file, LIMITS)).values()][0]).toHaveLength(2)
  })
})
